package io.eventplane.asyncapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventplane.asyncapi.compatibility.CompatibilityCheck;
import io.eventplane.asyncapi.compatibility.CompatibilityFinding;
import io.eventplane.asyncapi.compatibility.CompatibilityMode;
import io.eventplane.asyncapi.overview.ChannelOverview;
import io.eventplane.asyncapi.verdict.Findings;
import io.eventplane.asyncapi.verdict.Violation;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Documents as large, or as bare, as some that are in use. */
class SeenInTheWildTest {

    /** Of this thread: far more than it takes on any machine. */
    private static final Duration IN_TIME = Duration.ofSeconds(20);

    private static final int ALL_OFS = 185;

    @Test
    void three_megabytes_of_schemas_put_together_are_checked_in_time_and_validate() {
        String text = composed();

        CheckedDocument checked = inTime(text);

        assertThat(text.length()).isGreaterThan(3_000_000);
        assertThat(checked.warnings()).isEmpty();
        var message = checked.document().channels().get(0).messages().get(0);
        var schema = checked.document().payloadSchema(message).orElseThrow();
        assertThat(schema.validate(JsonMapper.shared().readTree("{\"s0f0\": \"a\", \"s184f9\": \"b\"}")))
                .isEmpty();
        assertThat(schema.validate(JsonMapper.shared().readTree("{\"s0f0\": 1, \"s184f9\": 2}")))
                .extracting(Violation::pointer)
                .containsExactlyInAnyOrder("/s0f0", "/s184f9");
    }

    @Test
    void three_megabytes_of_schemas_put_together_are_never_told_to_break_themselves() {
        AsyncApiDocument document = AsyncApiDocument.parse(composed());

        assertThat(CompatibilityCheck.compare(document, document, CompatibilityMode.FULL)
                        .findings())
                .noneMatch(finding -> finding.certainty() == CompatibilityFinding.Certainty.BREAKING);
    }

    @Test
    void a_large_document_that_is_odd_everywhere_has_findings_up_to_a_bound() {
        String text = composed().replace("description:", "maxLength: many, description:");

        CheckedDocument checked = inTime(text.replace("action: send", "action: receive"));

        assertThat(checked.warnings()).isNotEmpty().hasSizeLessThanOrEqualTo(Findings.MOST);
    }

    @Test
    void a_channel_with_143_operations_that_are_all_odd_has_findings_up_to_a_bound() {
        String operations = numbered(
                143,
                "  o%d: {action: send, channel: {$ref: '#/channels/c'}, security: [{user: []}], nonsense: 1,"
                        + " traits: [{$ref: '#/components/operationTraits/t%d'}]}\n");
        CheckedDocument checked = inTime(Documents.text3(
                "channels: {c: {messages: {m: {payload: {type: string}}}}}\n" + "operations:\n" + operations));

        assertThat(checked.warnings()).hasSize(Findings.MOST);
        assertThat(checked.unresolved()).hasSize(Findings.MOST);
        assertThat(checked.document().channels())
                .singleElement()
                .satisfies(channel -> assertThat(channel.messages()).hasSize(1));
        assertThat(checked.document().match("c")).isPresent();
    }

    @Test
    void security_of_version_2_at_an_operation_of_version_3_is_told() {
        String text = Documents.text3("""
                channels: {c: {}}
                operations:
                  o: {action: send, channel: {$ref: '#/channels/c'}, security: [{user: []}, {}]}
                components: {securitySchemes: {user: {type: userPassword}}}
                """);

        assertThat(CheckedDocument.of(text, null).warnings())
                .extracting(Violation::pointer)
                .contains("/operations/o/security/0", "/operations/o/security/1");
    }

    @Test
    void no_servers_at_all_are_nothing_to_be_told() {
        CheckedDocument checked = CheckedDocument.of(Documents.text2("{c: {subscribe: {message: {}}}}"), null);

        assertThat(checked.warnings()).isEmpty();
        assertThat(checked.document().overview())
                .singleElement()
                .extracting(ChannelOverview::servers)
                .isEqualTo(List.of());
    }

    @Test
    void a_server_on_localhost_is_nothing_to_be_told() {
        String text = Documents.text2("{}", "servers: {a: {url: 'http://localhost:8080', protocol: http}}");

        assertThat(CheckedDocument.of(text, null).warnings()).isEmpty();
    }

    @Test
    void a_channel_without_an_address_is_published_at_by_its_name() {
        AsyncApiDocument document = Documents.version3("channels: {c: {address: null, messages: {m: {}}}}\n"
                + "operations: {o: {action: send, channel: {$ref: '#/channels/c'}}}");

        assertThat(document.match("c")).isPresent();
    }

    private static CheckedDocument inTime(String text) {
        var clock = ManagementFactory.getThreadMXBean();
        long start = clock.getCurrentThreadCpuTime();
        CheckedDocument checked = CheckedDocument.of(text, null);
        assertThat(Duration.ofNanos(clock.getCurrentThreadCpuTime() - start)).isLessThan(IN_TIME);
        return checked;
    }

    /** A payload that is all of 185 schemas, each of which is what it adds to the one before it. */
    private static String composed() {
        String schemas = IntStream.range(0, ALL_OFS)
                .mapToObj(number -> "    s" + number + ": {allOf: [" + previous(number) + "{type: object, properties: {"
                        + fields(number) + "}}]}\n")
                .collect(Collectors.joining());
        return Documents.text3("channels: {c: {messages: {m: {payload: {$ref: '#/components/schemas/s"
                + (ALL_OFS - 1) + "'}}}}}\noperations: {o: {action: send, channel: {$ref: '#/channels/c'}}}\n"
                + "components:\n  schemas:\n" + schemas);
    }

    private static String previous(int number) {
        return number == 0 ? "" : "{$ref: '#/components/schemas/s" + (number - 1) + "'}, ";
    }

    private static String fields(int schema) {
        String description = "what this field says of the vehicle and of its place, and how it is measured. ".repeat(2);
        return numbered(90, "s" + schema + "f%d: {type: string, description: '" + description + "'}, ");
    }

    private static String numbered(int count, String each) {
        return IntStream.range(0, count)
                .mapToObj(number -> each.replace("%d", Integer.toString(number)))
                .collect(Collectors.joining());
    }
}
