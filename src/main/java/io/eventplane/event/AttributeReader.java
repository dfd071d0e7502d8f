package io.eventplane.event;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.eventplane.asyncapi.verdict.Violation;
import io.eventplane.refusal.Reason;
import io.eventplane.refusal.Refusal;
import io.eventplane.refusal.RefusedException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads the attributes of one CloudEvent and gathers everything that is wrong with them, so that a sender needs one look.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md#context-attributes">CloudEvents 1.0.2,
 *     context attributes</a>
 */
final class AttributeReader {

    /** A report stays readable, and a hostile event can't make it larger than itself. */
    private static final int MOST_VIOLATIONS = 20;

    private final UnaryOperator<String> place;
    private final CloudEventBuilder attributes = CloudEventBuilder.v1();
    private final List<Violation> violations = new ArrayList<>();
    private final RequiredAttributes required = new RequiredAttributes();
    private @Nullable String id;
    private @Nullable URI source;
    private @Nullable String type;
    private @Nullable MediaType contentType;

    /** A reader of no attributes yet; {@code place} says how the sender wrote an attribute's name. */
    AttributeReader(UnaryOperator<String> place) {
        this.place = place;
    }

    /** Reads an attribute that came as text. */
    void text(String name, String value) {
        required.see(name);
        characters(value).ifPresentOrElse(fault -> violate(name, "characters", fault), () -> sound(name, value));
    }

    /** Reads an attribute that came as JSON's true or false. */
    void truth(String name, boolean value) {
        if (isExtension(name, "a boolean")) {
            attributes.withExtension(name, value);
        }
    }

    /** Reads an attribute that came as a number. */
    void number(String name, int value) {
        if (isExtension(name, "a number")) {
            attributes.withExtension(name, value);
        }
    }

    /** Notes a fault of an attribute. */
    void violate(String name, String rule, String message) {
        required.see(name);
        violations.add(new Violation(place.apply(name), rule, message));
        if (violations.size() == MOST_VIOLATIONS) {
            throw malformed();
        }
    }

    /** The media type that an attribute named; null without one. */
    @Nullable
    MediaType contentType() {
        return contentType;
    }

    /**
     * The event.
     *
     * @throws RefusedException for {@code MALFORMED_EVENT} with everything that was found wrong
     */
    EventDraft draft(Content content) {
        required.missing()
                .forEach(name -> violations.add(new Violation(
                        place.apply(name),
                        "required",
                        place.apply(name) + " is missing: a CloudEvent has " + RequiredAttributes.ALL)));
        if (id == null || !violations.isEmpty()) {
            throw malformed();
        }
        return new EventDraft(id, true, source, type, attributes, content);
    }

    private RefusedException malformed() {
        return new RefusedException(
                Refusal.of(Reason.MALFORMED_EVENT, "This is not a CloudEvent 1.0: see the violations.", violations));
    }

    private void sound(String name, String value) {
        switch (name) {
            case "specversion" -> specversion(value);
            case "id" -> whole(name, value).ifPresent(text -> id = text);
            case "type" -> whole(name, value).ifPresent(text -> type = text);
            case "subject" -> whole(name, value).ifPresent(attributes::withSubject);
            case "source" -> uri(name, value).ifPresent(uri -> source = uri);
            case "dataschema" -> uri(name, value).ifPresent(uri -> dataschema(name, uri));
            case "time" -> time(name, value);
            case "datacontenttype" -> contentType(name, value);
            default -> extension(name, value);
        }
    }

    private void specversion(String value) {
        if (!value.equals("1.0")) {
            violate("specversion", "specversion", "expected 1.0, the only version taken here");
        }
    }

    private Optional<String> whole(String name, String value) {
        if (value.isEmpty()) {
            violate(name, "non-empty", place.apply(name) + " is empty");
            return Optional.empty();
        }
        return Optional.of(value);
    }

    private Optional<URI> uri(String name, String value) {
        return whole(name, value).flatMap(text -> {
            try {
                return Optional.of(new URI(text));
            } catch (URISyntaxException e) {
                violate(name, "uri-reference", "not a URI reference: " + e.getReason() + " at index " + e.getIndex());
                return Optional.empty();
            }
        });
    }

    private void dataschema(String name, URI uri) {
        if (uri.isAbsolute()) {
            attributes.withDataSchema(uri);
        } else {
            violate(name, "uri", "expected an absolute URI");
        }
    }

    private void time(String name, String value) {
        try {
            attributes.withTime(OffsetDateTime.parse(value));
        } catch (DateTimeException e) {
            violate(name, "date-time", "expected a time as RFC 3339 writes it, such as 2026-01-31T12:00:00Z");
        }
    }

    private void contentType(String name, String value) {
        MediaType.parse(value)
                .ifPresentOrElse(
                        found -> contentType = found,
                        () -> violate(name, "media-type", "expected type/subtype, such as application/json"));
    }

    private void extension(String name, String value) {
        if (isName(name)) {
            attributes.withExtension(name, value);
        }
    }

    private boolean isExtension(String name, String kind) {
        if (!RequiredAttributes.isText(name)) {
            return isName(name);
        }
        violate(name, "type", "expected a string, got " + kind);
        return false;
    }

    private boolean isName(String name) {
        if (!name.isEmpty() && name.chars().allMatch(AttributeReader::isNameCharacter) && !name.equals("data")) {
            return true;
        }
        violate(name, "attribute-name", "an attribute's name is made of a-z and 0-9, and is not data");
        return false;
    }

    private static boolean isNameCharacter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    /** What must not be in an attribute's value: control characters, and halves of a surrogate pair. */
    private static Optional<String> characters(String value) {
        for (int at = 0; at < value.length(); at += Character.charCount(value.codePointAt(at))) {
            int c = value.codePointAt(at);
            if (Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE) {
                return Optional.of(String.format("U+%04X is not allowed in an attribute", c));
            }
        }
        return Optional.empty();
    }
}
