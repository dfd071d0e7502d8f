package io.eventplane.asyncapi.compatibility;

import io.eventplane.asyncapi.AsyncApiDocument;
import io.eventplane.asyncapi.compatibility.CompatibilityReport.Verdict;
import io.eventplane.asyncapi.notation.DocumentFormat;
import io.eventplane.asyncapi.notation.DocumentText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * One file under {@code compatibility/}: two documents, or two payload schemas of one message, with the verdict of each mode and every
 * finding: who is hit, rule, pointers into both, and {@code undecided} where it is.
 */
record DocumentPair(String name, JsonNode content) {

    private static final Path FOLDER = Path.of("src", "test", "resources", "compatibility");

    /** Where the payload of a pair of payloads is; {@code $} in its findings. */
    private static final String PAYLOAD = "/channels/c/messages/m/payload";

    private static final String AROUND_PAYLOAD = """
            {"asyncapi": "3.0.0", "info": {"title": "T", "version": "1"},
             "channels": {"c": {"messages": {"m": {"payload": %s}}}},
             "operations": {"o": {"action": "send", "channel": {"$ref": "#/channels/c"}}}}
            """;

    static Stream<DocumentPair> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().map(DocumentPair::read).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DocumentPair read(Path file) {
        try {
            var content = DocumentText.read(Files.readString(file), DocumentFormat.YAML)
                    .root();
            return new DocumentPair(file.getFileName().toString(), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    AsyncApiDocument before() {
        return document("before");
    }

    AsyncApiDocument after() {
        return document("after");
    }

    Verdict verdict(CompatibilityMode mode) {
        return Verdict.valueOf(content.path("verdict")
                .path(mode.name().toLowerCase(Locale.ROOT))
                .stringValue());
    }

    List<String> findings() {
        return content.path("findings")
                .valueStream()
                .map(finding -> finding.stringValue().replace("$", PAYLOAD).replace("#ref", "$ref"))
                .toList();
    }

    static List<String> written(CompatibilityReport report) {
        return report.findings().stream()
                .map(finding -> finding.breaks() + " " + finding.rule() + " " + finding.before() + " " + finding.after()
                        + (finding.certainty() == CompatibilityFinding.Certainty.UNDECIDED ? " undecided" : ""))
                .toList();
    }

    private AsyncApiDocument document(String side) {
        var whole = content.path("document");
        return AsyncApiDocument.parse(
                whole.isMissingNode()
                        ? AROUND_PAYLOAD.formatted(content.path("payload").path(side))
                        : whole.path(side).toString());
    }

    @Override
    public String toString() {
        return name;
    }
}
