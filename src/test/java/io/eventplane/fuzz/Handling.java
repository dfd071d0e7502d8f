package io.eventplane.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.eventplane.asyncapi.AsyncApiDocument;
import io.eventplane.asyncapi.CheckedDocument;
import io.eventplane.asyncapi.channel.Channel;
import io.eventplane.asyncapi.compatibility.CompatibilityCheck;
import io.eventplane.asyncapi.compatibility.CompatibilityFinding;
import io.eventplane.asyncapi.compatibility.CompatibilityMode;
import io.eventplane.asyncapi.notation.DocumentText;
import io.eventplane.asyncapi.runtime.Server;
import io.eventplane.asyncapi.verdict.Findings;
import io.eventplane.asyncapi.verdict.InvalidDocumentException;
import io.eventplane.asyncapi.verdict.Violation;
import io.eventplane.bus.ChannelAddress;
import io.eventplane.channel.OpenChannelsReader;
import io.eventplane.replica.PayloadValidation;
import io.eventplane.replica.ReplicatedDefinition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What holds for every text, whatever its author had in mind: it is refused with places that exist, or it is understood by all who
 * read documents. Both soon.
 */
final class Handling {

    /** Each takes milliseconds; build machines are busy. */
    private static final Duration BOUND = Duration.ofSeconds(30);

    private static final ReplicatedDefinition.Application APPLICATION =
            new ReplicatedDefinition.Application("1", "fuzz");
    private static final ReplicatedDefinition DEFINITION = new ReplicatedDefinition(
            "1", 1, APPLICATION, "fuzz", null, null, null, null, null, null, null, PayloadValidation.ENFORCE, null);
    private static final List<Server> BUS = List.of(new Server("bus", "bus.local:61616", "jms", null, null));
    private static final List<JsonNode> PAYLOADS = List.of(
            JsonMapper.shared()
                    .readTree(
                            "{\"id\": \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\", \"left\": {\"left\": []}, \"x-a\": [1.5, null]}"),
            JsonMapper.shared().readTree("\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\""));

    private Handling() {}

    /** Checks a text, and if it is a document, has everybody read it. */
    static Optional<CheckedDocument> assertHandled(String text) {
        return assertTimeoutPreemptively(BOUND, () -> handled(text));
    }

    private static Optional<CheckedDocument> handled(String text) {
        Optional<CheckedDocument> checked = checked(text);
        checked.ifPresent(Handling::assertUnderstood);
        return checked;
    }

    private static Optional<CheckedDocument> checked(String text) {
        try {
            CheckedDocument checked = CheckedDocument.of(text, null);
            assertFindingsAreThere(checked.warnings(), text);
            assertFindingsAreThere(checked.unresolved(), text);
            return Optional.of(checked);
        } catch (InvalidDocumentException e) {
            assertThat(e.violations()).isNotEmpty();
            assertFindingsAreThere(e.violations(), text);
            return Optional.empty();
        }
    }

    private static void assertFindingsAreThere(List<Violation> found, String text) {
        assertThat(found).hasSizeLessThanOrEqualTo(Findings.MOST).allSatisfy(violation -> {
            assertThat(violation.rule()).isNotBlank();
            assertThat(violation.message()).isNotBlank();
            assertThat(violation.pointer()).matches("(?s)(/([^~]|~[01])*)?");
            assertThat(violation.position()).isNotNull();
        });
        tree(text)
                .ifPresent(tree -> assertThat(found)
                        .allSatisfy(violation -> assertThat(isThere(tree, JsonPointer.compile(violation.pointer())))
                                .as(violation.toString())
                                .isTrue()));
    }

    /** Empty for a text that is no tree. */
    private static Optional<JsonNode> tree(String text) {
        try {
            return Optional.of(DocumentText.read(text, null).root());
        } catch (InvalidDocumentException e) {
            return Optional.empty();
        }
    }

    /** What is missing would be there. */
    private static boolean isThere(JsonNode tree, JsonPointer pointer) {
        return !tree.at(pointer).isMissingNode() || !tree.at(pointer.head()).isMissingNode();
    }

    private static void assertUnderstood(CheckedDocument checked) {
        AsyncApiDocument stored = AsyncApiDocument.parse(checked.text());
        assertThat(stored.channels()).isEqualTo(checked.document().channels());
        assertThat(stored.overview())
                .allSatisfy(channel -> assertThat(channel.name()).isNotNull());
        assertOpenAtTheGateway(stored);
        assertOfferedByTheAgent(stored);
        assertGoesTogetherWithItself(stored);
    }

    private static void assertOpenAtTheGateway(AsyncApiDocument document) {
        var open = OpenChannelsReader.read(DEFINITION, document);
        assertThat(open.all())
                .allSatisfy(channel -> assertThat(channel.busAddress()).startsWith("events.fuzz."));
        document.channels().stream()
                .flatMap(channel -> channel.messages().stream())
                .flatMap(message -> document.payloadSchema(message).stream())
                .limit(20)
                .forEach(schema -> PAYLOADS.forEach(
                        payload -> assertThat(schema.validate(payload)).hasSizeLessThanOrEqualTo(Findings.MOST)));
    }

    private static void assertOfferedByTheAgent(AsyncApiDocument document) {
        AsyncApiDocument offered = AsyncApiDocument.parse(document.rewritten(BUS, Handling::busAddress));
        assertThat(published(offered))
                .extracting(Channel::address)
                .containsAll(
                        published(document).stream().map(Handling::busAddress).toList());
    }

    private static List<Channel> published(AsyncApiDocument document) {
        return document.channels().stream().filter(Channel::publishable).toList();
    }

    private static String busAddress(Channel channel) {
        return ChannelAddress.of(APPLICATION.tenant(), APPLICATION.name(), channel.address());
    }

    private static void assertGoesTogetherWithItself(AsyncApiDocument document) {
        assertThat(CompatibilityCheck.compare(document, document, CompatibilityMode.FULL)
                        .findings())
                .filteredOn(finding -> finding.certainty() == CompatibilityFinding.Certainty.BREAKING)
                .isEmpty();
    }

    /** What is wrong with any document can be told to a caller who compares it with another. */
    static void assertComparable(AsyncApiDocument before, AsyncApiDocument after) {
        assertTimeoutPreemptively(
                BOUND,
                () -> assertThat(CompatibilityCheck.compare(before, after, CompatibilityMode.FULL)
                                .findings())
                        .allSatisfy(finding -> assertThat(finding.rule()).isNotBlank()));
    }
}
