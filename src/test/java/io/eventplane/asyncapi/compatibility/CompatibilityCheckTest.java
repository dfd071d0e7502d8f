package io.eventplane.asyncapi.compatibility;

import static io.eventplane.asyncapi.compatibility.CompatibilityMode.BACKWARD;
import static io.eventplane.asyncapi.compatibility.CompatibilityMode.FORWARD;
import static io.eventplane.asyncapi.compatibility.CompatibilityMode.FULL;
import static org.assertj.core.api.Assertions.assertThat;

import io.eventplane.asyncapi.AsyncApiDocument;
import io.eventplane.asyncapi.compatibility.CompatibilityReport.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CompatibilityCheckTest {

    private static final Path REAL = Path.of("src", "test", "resources", "asyncapi");

    @ParameterizedTest
    @MethodSource("io.eventplane.asyncapi.compatibility.DocumentPair#all")
    void a_pair_gets_the_verdict_that_was_written_down_by_hand(DocumentPair pair) {
        CompatibilityReport full = CompatibilityCheck.compare(pair.before(), pair.after(), FULL);

        assertThat(DocumentPair.written(full)).containsExactlyInAnyOrderElementsOf(pair.findings());
        assertThat(full.verdict()).isEqualTo(pair.verdict(FULL));
        assertThat(CompatibilityCheck.compare(pair.before(), pair.after(), BACKWARD)
                        .verdict())
                .isEqualTo(pair.verdict(BACKWARD));
        assertThat(CompatibilityCheck.compare(pair.before(), pair.after(), FORWARD)
                        .verdict())
                .isEqualTo(pair.verdict(FORWARD));
    }

    @Test
    void there_are_at_least_sixty_pairs() {
        assertThat(DocumentPair.all().count()).isGreaterThanOrEqualTo(60);
    }

    @ParameterizedTest
    @MethodSource("io.eventplane.asyncapi.compatibility.DocumentPair#all")
    void backward_is_forward_of_the_swapped_documents(DocumentPair pair) {
        assertThat(where(CompatibilityCheck.compare(pair.before(), pair.after(), BACKWARD), true))
                .isEqualTo(where(CompatibilityCheck.compare(pair.after(), pair.before(), FORWARD), false));
    }

    @ParameterizedTest
    @MethodSource("realDocuments")
    void a_real_document_is_compatible_with_itself(Path file) throws IOException {
        AsyncApiDocument document = AsyncApiDocument.parse(Files.readString(file));

        assertThat(DocumentPair.written(CompatibilityCheck.compare(document, document, FULL)))
                .isEmpty();
    }

    @Test
    void messages_of_one_name_are_compatible_with_themselves() {
        AsyncApiDocument document = AsyncApiDocument.parse("""
                        asyncapi: 3.0.0
                        info: {title: lamps, version: '1'}
                        channels:
                          lamps:
                            address: lamps
                            messages:
                              dimmed: {name: changed, payload: {type: object, required: [percent]}}
                              switched: {name: changed, payload: {type: string}}
                        operations:
                          tell: {action: send, channel: {$ref: '#/channels/lamps'}}
                        """);

        assertThat(DocumentPair.written(CompatibilityCheck.compare(document, document, FULL)))
                .isEmpty();
    }

    /** {@code expected} is what a person found when reading both; see the file. */
    @ParameterizedTest
    @CsvFileSource(resources = "/asyncapi/twins.csv", delimiter = '|')
    void the_same_example_in_both_major_versions(String name, Verdict expected, String why) throws IOException {
        AsyncApiDocument two = AsyncApiDocument.parse(Files.readString(REAL.resolve("v2/" + name + ".yml")));
        AsyncApiDocument three = AsyncApiDocument.parse(Files.readString(REAL.resolve("v3/" + name + "-asyncapi.yml")));

        CompatibilityReport report = CompatibilityCheck.compare(two, three, FULL);

        assertThat(report.verdict()).as(why + ": " + report.findings()).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(CompatibilityMode.class)
    void only_what_is_asked_for_is_answered(CompatibilityMode mode) {
        var pair = DocumentPair.all()
                .filter(each -> each.name().equals("property-type-changed-both.yml"))
                .findFirst()
                .orElseThrow();

        assertThat(CompatibilityCheck.compare(pair.before(), pair.after(), mode).findings())
                .hasSize(mode == FULL ? 2 : 1);
    }

    static Stream<Path> realDocuments() throws IOException {
        try (Stream<Path> files = Files.walk(REAL)) {
            return files.filter(file -> file.toString().endsWith(".yml")).sorted().toList().stream();
        }
    }

    /** The place in the publishers' document first. */
    private static List<String> where(CompatibilityReport report, boolean beforeWrites) {
        return report.findings().stream()
                .map(finding -> finding.rule() + " " + finding.certainty() + " "
                        + (beforeWrites
                                ? finding.before() + " " + finding.after()
                                : finding.after() + " " + finding.before()))
                .toList();
    }
}
