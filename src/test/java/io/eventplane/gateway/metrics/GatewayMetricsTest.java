package io.eventplane.gateway.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventplane.gateway.EventUrls;
import io.eventplane.gateway.GatewayProtocols;
import io.eventplane.gateway.SecurityParts;
import io.eventplane.gateway.eventapi.OpenEventApis;
import io.eventplane.gateway.http.Definitions;
import io.eventplane.gateway.http.FakeBus;
import io.eventplane.gateway.limit.Limits;
import io.eventplane.gateway.observation.Sender;
import io.eventplane.gateway.observation.Submission;
import io.eventplane.metrics.Metrics;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GatewayMetricsTest {

    private static final Sender HTTP = new Sender("http", "192.0.2.1:4711");
    private static final Sender MQTT = new Sender("mqtt", "192.0.2.1:4711");

    private final OpenEventApis apis = new OpenEventApis();
    private final EventUrls urls =
            SecurityParts.local(apis).urls(new FakeBus(), new GatewayProtocols(List.of()), Limits.rates(Map.of()));
    private final Metrics all = new Metrics();
    private final GatewayMetrics metrics = new GatewayMetrics(apis, all, 2);

    private void open(String id) {
        urls.changed(Definitions.of(id, Definitions.LAMPS));
    }

    private static Submission submission(Sender sender, String definition) {
        return new Submission(sender, definition, Optional.empty(), 100);
    }

    private void accept(Sender sender, String definition) {
        metrics.arrived(submission(sender, definition)).accepted(List.of("e1"), 0);
    }

    private List<String> shown() {
        try {
            var out = new ByteArrayOutputStream();
            PrometheusTextFormatWriter.create().write(out, all.registry().scrape());
            return out.toString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void accepted_events_are_counted_and_measured_by_definition_and_protocol() {
        open("d1");
        metrics.arrived(submission(HTTP, "d1")).accepted(List.of("e1", "e2"), 3);
        accept(MQTT, "d1");

        assertThat(shown())
                .contains(
                        "eventplane_gateway_events_accepted_total{definition=\"d1\",protocol=\"http\"} 2.0",
                        "eventplane_gateway_events_accepted_total{definition=\"d1\",protocol=\"mqtt\"} 1.0",
                        "eventplane_gateway_payload_bytes_total{definition=\"d1\",protocol=\"http\"} 100.0",
                        "eventplane_gateway_violations_total{definition=\"d1\",protocol=\"http\"} 3.0",
                        "eventplane_gateway_publish_seconds_count{definition=\"d1\",protocol=\"http\"} 1",
                        "eventplane_gateway_publish_seconds_bucket{definition=\"d1\",protocol=\"http\",le=\"10.0\"} 1",
                        "eventplane_gateway_in_flight{definition=\"d1\",protocol=\"http\"} 0.0");
    }

    @Test
    void what_is_not_answered_yet_is_in_flight() {
        open("d1");
        var arrival = metrics.arrived(submission(HTTP, "d1"));

        assertThat(shown()).contains("eventplane_gateway_in_flight{definition=\"d1\",protocol=\"http\"} 1.0");

        arrival.refused("bus-full");
        assertThat(shown())
                .contains(
                        "eventplane_gateway_in_flight{definition=\"d1\",protocol=\"http\"} 0.0",
                        "eventplane_gateway_refused_total{definition=\"d1\",protocol=\"http\",reason=\"bus-full\"} 1.0");
    }

    @Test
    void definitions_beyond_the_limit_are_counted_together() {
        List.of("d1", "d2", "d3", "d4").forEach(this::open);
        List.of("d1", "d2", "d3", "d4").forEach(id -> accept(HTTP, id));

        assertThat(shown())
                .contains(
                        "eventplane_gateway_events_accepted_total{definition=\"d1\",protocol=\"http\"} 1.0",
                        "eventplane_gateway_events_accepted_total{definition=\"d2\",protocol=\"http\"} 1.0",
                        "eventplane_gateway_events_accepted_total{definition=\"other\",protocol=\"http\"} 2.0")
                .noneMatch(line -> line.contains("d3") || line.contains("d4"));
    }

    @Test
    void the_series_of_a_deleted_definition_go_and_make_room() {
        List.of("d1", "d2", "d3").forEach(this::open);
        accept(HTTP, "d1");
        var late = metrics.arrived(submission(MQTT, "d1"));
        metrics.arrived(submission(HTTP, "d1")).refused("invalid-payload");
        accept(HTTP, "d2");

        urls.removed("d1");
        late.refused("bus-unavailable");
        accept(HTTP, "d3");

        assertThat(shown())
                .noneMatch(line -> line.contains("\"d1\""))
                .anyMatch(line -> line.contains("\"d2\""))
                .anyMatch(line -> line.contains("\"d3\""));
    }

    @Test
    void an_event_admitted_before_the_deletion_begins_no_series_after_it() {
        open("d1");
        urls.removed("d1");

        accept(HTTP, "d1");

        assertThat(shown())
                .noneMatch(line -> line.contains("\"d1\""))
                .contains("eventplane_gateway_events_accepted_total{definition=\"other\",protocol=\"http\"} 1.0");
    }

    @Test
    void strangers_begin_no_series() {
        open("d1");
        metrics.refused(HTTP, Optional.empty(), "unknown-definition");
        metrics.refused(HTTP, Optional.of("d1"), "unauthenticated");

        assertThat(shown())
                .contains(
                        "eventplane_gateway_refused_total{definition=\"none\",protocol=\"http\",reason=\"unknown-definition\"} 1.0",
                        "eventplane_gateway_refused_total{definition=\"other\",protocol=\"http\",reason=\"unauthenticated\"} 1.0")
                .noneMatch(line -> line.contains("\"d1\""));
    }

    @Test
    void connections_are_a_gauge() {
        metrics.connected("amqp");
        metrics.connected("amqp");
        metrics.disconnected("amqp");

        assertThat(shown()).contains("eventplane_gateway_connections{protocol=\"amqp\"} 1.0");
    }
}
