package io.eventplane.director.definitions;

import io.eventplane.asyncapi.AsyncApiDocument;
import io.eventplane.asyncapi.CheckedDocument;
import io.eventplane.asyncapi.verdict.InvalidDocumentException;
import io.eventplane.director.credentials.AuthInput;
import io.eventplane.director.documents.SpecFindings;
import io.eventplane.director.failure.InputCheck;
import io.eventplane.director.failure.InputViolation;
import io.eventplane.director.failure.TextRule;
import io.eventplane.director.failure.TooLargeException;
import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Turns an input into a {@link Registration}, or says everything that is wrong with it. Touches no store; in two steps, because only the
 * second needs to know what is stored.
 */
@OnePerApplication
public class CheckRegistration {

    /** More than any gateway takes. */
    private static final int MOST_EVENTS_PER_SECOND = 1_000_000;

    private final int maxSpecBytes;

    @Inject
    public CheckRegistration(@ConfigProperty(name = "eventplane.director.max-spec-bytes") int maxSpecBytes) {
        this.maxSpecBytes = maxSpecBytes;
    }

    /**
     * Reads the document of an input, to be called before there is a transaction.
     *
     * @throws TooLargeException when it is
     */
    public ReadInput read(EventAPIDefinitionInput input) {
        return read(input, InputCheck.ofInput());
    }

    /** The same for an input that stands inside of another. */
    public ReadInput read(EventAPIDefinitionInput input, InputCheck check) {
        return new ReadInput(input, document(input.spec(), check.at("spec")), check);
    }

    /**
     * @param stored what is stored so far, whose secrets stay where the client sent the mask back; null at registration
     * @throws io.eventplane.director.failure.InvalidInputException with every violation found
     */
    Registration check(ReadInput read, @Nullable EventAPIDefinition stored) {
        var registration = registration(read.input(), read.document(), stored, read.check());
        read.check().done();
        return registration;
    }

    private static Registration registration(
            EventAPIDefinitionInput input,
            Optional<CheckedDocument> checked,
            @Nullable EventAPIDefinition stored,
            InputCheck check) {
        var document = checked.map(CheckedDocument::document);
        TextRule.checkOptional(check.at("description"), input.description(), 100_000);
        if (input.group() != null) {
            TextRule.check(check.at("group"), input.group(), 200);
        }
        return new Registration(
                name(input, document, stored, check),
                input.name() != null,
                input.description(),
                input.group(),
                version(input, stored, check.at("version")),
                input.spec().eventSpecType(),
                document.map(d -> SpecFormat.valueOf(d.format().name()))
                        .orElse(stored == null ? null : stored.specFormat()),
                checked.map(CheckedDocument::text).orElse(null),
                checked.map(SpecFindings::of).orElseGet(SpecFindings::none),
                fetchSource(input, stored, check.at("spec").at("fetchRequest")),
                AuthInput.checked(input.auth(), check.at("auth"), stored == null ? null : stored.auth()),
                subscriptions(input, stored, check.at("externalSubscriptions")),
                input.payloadValidation() == null ? PayloadValidation.ENFORCE : input.payloadValidation(),
                rate(input.maxEventsPerSecond(), check.at("maxEventsPerSecond")));
    }

    private static @Nullable Integer rate(@Nullable Integer given, InputCheck check) {
        check.that(
                given == null || (given >= 1 && given <= MOST_EVENTS_PER_SECOND),
                "range",
                "expected 1 to " + MOST_EVENTS_PER_SECOND + "; leave it out for what the gateway takes by default");
        return given;
    }

    /**
     * Checks a document and stores nothing.
     *
     * @throws io.eventplane.director.failure.InvalidInputException when there is none
     */
    public SpecValidation validate(EventAPISpecInput input) {
        var data = input.data();
        var check = InputCheck.ofInput();
        check.at("data").that(data != null, "required", "give the document; what has to be fetched is not checked");
        check.done();
        return validated(data == null ? "" : data.text());
    }

    private SpecValidation validated(String text) {
        refuseTooLarge(text);
        try {
            return SpecValidation.of(CheckedDocument.of(text, null));
        } catch (InvalidDocumentException e) {
            return SpecValidation.invalid(SpecFindings.shown(e.violations()));
        }
    }

    private static @Nullable Version version(
            EventAPIDefinitionInput input, @Nullable EventAPIDefinition stored, InputCheck check) {
        var version = input.version();
        return version == null
                ? null
                : version.checked(
                        stored == null ? null : stored.getVersion(),
                        Clock.systemUTC().instant(),
                        check);
    }

    private static @Nullable FetchSource fetchSource(
            EventAPIDefinitionInput input, @Nullable EventAPIDefinition stored, InputCheck check) {
        var fetch = input.spec().fetchRequest();
        return fetch == null ? null : fetch.checked(check, stored == null ? null : stored.fetchSource());
    }

    /** The one given, else the document's title, else, while the document is fetched, what it was called so far. */
    private static String name(
            EventAPIDefinitionInput input,
            Optional<AsyncApiDocument> document,
            @Nullable EventAPIDefinition stored,
            InputCheck check) {
        var given = input.name();
        if (given != null) {
            TextRule.check(check.at("name"), given, 200);
            return given;
        }
        if (document.isEmpty() && stored != null) {
            return stored.getName();
        }
        var title = document.map(AsyncApiDocument::title).orElse("");
        TextRule.checkOptional(check.at("spec").at("data").at("info").at("title"), title, 10_000);
        return title;
    }

    private Optional<CheckedDocument> document(EventAPISpecInput spec, InputCheck check) {
        var data = spec.data();
        check.that(
                (data == null) != (spec.fetchRequest() == null),
                "exactly-one",
                "give exactly one of data and fetchRequest");
        return data == null ? Optional.empty() : parsed(data.text(), check.at("data"));
    }

    /**
     * The document of an input that has to bring it itself.
     *
     * @throws io.eventplane.director.failure.InvalidInputException with everything found wrong
     */
    public AsyncApiDocument given(EventAPISpecInput spec, InputCheck check) {
        var data = spec.data();
        check.that(data != null, "required", "give the document itself in data");
        var document = data == null ? Optional.<CheckedDocument>empty() : parsed(data.text(), check.at("data"));
        check.done();
        return document.orElseThrow().document();
    }

    private Optional<CheckedDocument> parsed(String text, InputCheck check) {
        refuseTooLarge(text);
        try {
            return Optional.of(CheckedDocument.of(text, null));
        } catch (InvalidDocumentException e) {
            SpecFindings.shown(e.violations())
                    .forEach(v ->
                            check.inside(new InputViolation(v.pointer(), v.rule(), v.message(), v.line(), v.column())));
            return Optional.empty();
        }
    }

    private void refuseTooLarge(String text) {
        if (text.length() > maxSpecBytes || text.getBytes(StandardCharsets.UTF_8).length > maxSpecBytes) {
            throw new TooLargeException("spec.data has more than " + maxSpecBytes
                    + " bytes; raise eventplane.director.max-spec-bytes or split the document");
        }
    }

    private static List<EventAPISubscription> subscriptions(
            EventAPIDefinitionInput input, @Nullable EventAPIDefinition stored, InputCheck check) {
        var given = input.externalSubscriptions();
        if (given == null) {
            return List.of();
        }
        var subscriptions = new ArrayList<EventAPISubscription>();
        for (int i = 0; i < given.size(); i++) {
            var each = given.get(i);
            check.at(i)
                    .that(
                            given.subList(0, i).stream().noneMatch(each::isLike),
                            "subscription-once",
                            "the same url and topic are given before: one subscription gets all of their events");
            subscriptions.add(each.checked(check.at(i), sameIn(stored, each)));
        }
        return subscriptions;
    }

    /** The stored subscription that the given one continues: the same address and topic. */
    private static @Nullable EventAPISubscription sameIn(
            @Nullable EventAPIDefinition stored, EventAPISubscriptionInput given) {
        return stored == null
                ? null
                : stored.externalSubscriptions().stream()
                        .filter(s -> s.url().equals(given.url()) && s.topic().equals(given.topic()))
                        .findFirst()
                        .orElse(null);
    }
}
