package io.eventplane.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

class ReportCodecTest {

    private static final String ID = "8b1c0e1e-7d0c-4b3c-9f53-111111111111";
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final ReporterName GATEWAY = new ReporterName("r1", ReporterRole.GATEWAY, "eventplane-0");
    private static final Report REPORT = report(OptionalLong.of(6), List.of(open("d1"), failed("d2")));

    private static Report report(OptionalLong completeSince, List<ReportedDefinition> definitions) {
        return new Report(
                ID,
                NOW,
                GATEWAY,
                7,
                completeSince,
                List.of(
                        new PublishingEndpoint("http", "http://127.0.0.1:9081/events/{definition}"),
                        new PublishingEndpoint("mqtt", "mqtt://127.0.0.1:1883")),
                definitions);
    }

    private static ReportedDefinition open(String id) {
        return new ReportedDefinition(id, 3, RolloutState.OPEN, NOW, List.of("http", "mqtt"), null);
    }

    private static ReportedDefinition failed(String id) {
        return new ReportedDefinition(id, 4, RolloutState.FAILED, NOW, List.of(), "no \"way\"");
    }

    @Test
    void a_report_comes_back_as_it_was() {
        Report partial = report(OptionalLong.empty(), List.of());

        assertThat(ReportCodec.decode(ReportCodec.encode(REPORT))).isEqualTo(REPORT);
        assertThat(ReportCodec.decode(ReportCodec.encode(partial))).isEqualTo(partial);
    }

    @ParameterizedTest
    @EnumSource(ReporterRole.class)
    void every_part_of_a_runtime_reports(ReporterRole role) {
        var reporter = new ReporterName("r1", role, "eventplane-0");
        var report = new Report(ID, NOW, reporter, 7, OptionalLong.empty(), List.of(), List.of(failed("d1")));

        assertThat(ReportCodec.decode(ReportCodec.encode(report))).isEqualTo(report);
    }

    @Test
    void it_is_a_structured_cloud_event() {
        var event = JsonMapper.shared().readTree(ReportCodec.encode(REPORT));

        assertThat(event.path("specversion").asString()).isEqualTo("1.0");
        assertThat(event.path("source").asString()).isEqualTo("/runtimes/r1/GATEWAY/eventplane-0");
        assertThat(event.path("type").asString()).isEqualTo("io.eventplane.rollout.reported.v1");
        assertThat(event.at("/data/definitions/0/protocols/1").asString()).isEqualTo("mqtt");
    }

    @Test
    void a_report_of_as_many_definitions_as_fit_is_small() {
        var many = IntStream.range(0, Report.MOST_DEFINITIONS)
                .mapToObj(i -> open("8b1c0e1e-7d0c-4b3c-9f53-" + (100_000_000_000L + i)))
                .toList();

        assertThat(ReportCodec.encode(report(OptionalLong.empty(), many))).hasSizeLessThan(100_000);
    }

    @Test
    void fields_of_later_versions_are_left_aside() {
        String later = ReportCodec.encode(REPORT).replace("{\"id\":\"d1\"", "{\"later\":[1],\"id\":\"d1\"");

        assertThat(ReportCodec.decode(later)).isEqualTo(REPORT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"specversion\":\"1.0\"|\"specversion\":\"0.3\"",
                "rollout.reported.v1|rollout.reported.v2",
                "/runtimes/r1/|/runtimes/r2/",
                "\"runtimeId\":\"r1\"|\"runtimeId\":\"r2\"",
                "\"runtimeId\":\"r1\"|\"runtimeId\":\"r1/../r2\"",
                "\"role\":\"GATEWAY\"|\"role\":\"DIRECTOR\"",
                "\"role\":\"GATEWAY\"|\"role\":7",
                "\"instance\":\"eventplane-0\"|\"instance\":\"\"",
                "\"sequence\":7|\"sequence\":-7",
                "\"sequence\":7|\"sequence\":7.5",
                "\"sequence\":7|\"sequence\":99999999999999999999",
                "\"completeSince\":6|\"completeSince\":8",
                "\"completeSince\":6|\"completeSince\":null",
                "\"generation\":3|\"generation\":-1",
                "\"generation\":3|\"generation\":\"3\"",
                "\"state\":\"OPEN\"|\"state\":\"open\"",
                "\"id\":\"d2\"|\"id\":\"d1\"",
                "\"id\":\"d2\"|\"id\":\"\"",
                "\"id\":\"d2\"|\"id\":\"\\u0000\"",
                "\"since\":\"2026-01-02T03:04:05.678Z\"|\"since\":\"-999999999-01-01T00:00:00Z\"",
                "\"since\":\"2026-01-02T03:04:05.678Z\"|\"since\":\"yesterday\"",
                "[\"http\",\"mqtt\"]|[\"http\",[]]",
                "[\"http\",\"mqtt\"]|[\"a,b\"]",
                "[\"http\",\"mqtt\"]|{}",
                "mqtt://127.0.0.1:1883|mqtt",
                "mqtt://127.0.0.1:1883|mqtt://a\\nhttp x",
                "8b1c0e1e-7d0c-4b3c-9f53-111111111111|one",
            })
    void what_is_wrong_in_one_place_is_no_report(String right, String wrong) {
        String text = ReportCodec.encode(REPORT);
        assertThat(text).contains(right);

        assertThatThrownBy(() -> ReportCodec.decode(text.replace(right, wrong)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"''", "no", "[]", "null", "{}", "1"})
    void what_is_nothing_like_it_is_no_report(String text) {
        assertThatThrownBy(() -> ReportCodec.decode(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_message_holds_nothing_that_a_database_can_not_store() {
        var said = new ReportedDefinition("d", 1, RolloutState.FAILED, NOW, List.of(), "a\u0000b\ud800c\nd 😀");

        assertThat(said.message()).isEqualTo("a b c d 😀");
    }

    @Test
    void a_long_message_is_cut_between_characters() {
        String message = "x".repeat(ReportedDefinition.LONGEST_MESSAGE - 2) + "😀😀";

        var cut = new ReportedDefinition("d", 1, RolloutState.FAILED, NOW, List.of(), message).message();

        assertThat(cut)
                .hasSizeLessThanOrEqualTo(ReportedDefinition.LONGEST_MESSAGE)
                .endsWith("x…");
    }
}
