package io.eventplane.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sender's trace goes with its event, whether or not the gateway makes spans. */
class TracesTest {

    private static final String SENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private static final String BEGAN = "00-11111111111111111111111111111111-2222222222222222-01";
    private static final String GOOD = "{\"lumens\":1}";

    private final Gateway gateway = Gateway.with("d1", Definitions.LAMPS);

    private int send(Map<String, String> headers) {
        return gateway.send("/d1", headers, GOOD).status();
    }

    private static final Map<String, String> ATTRIBUTES = Map.of(
            "content-type",
            "application/json",
            "ce-specversion",
            "1.0",
            "ce-id",
            "e1",
            "ce-source",
            "/x",
            "ce-type",
            "lampMeasured",
            "ce-traceparent",
            BEGAN);

    @Test
    void the_headers_become_properties_and_the_events_extension() {
        send(Map.of("content-type", "application/json", "traceparent", SENT, "tracestate", "a=1"));

        var event = gateway.bus.only();
        assertThat(event.properties()).containsEntry("traceparent", SENT).containsEntry("tracestate", "a=1");
        assertThat(event.event().getExtension("traceparent")).isEqualTo(SENT);
        assertThat(event.event().getExtension("tracestate")).isEqualTo("a=1");
    }

    @Test
    void an_event_that_knows_where_its_trace_began_keeps_that() {
        var headers = new HashMap<>(ATTRIBUTES);
        headers.put("traceparent", SENT);
        send(headers);

        assertThat(gateway.bus.only().properties()).containsEntry("traceparent", SENT);
        assertThat(gateway.bus.only().event().getExtension("traceparent")).isEqualTo(BEGAN);
    }

    @Test
    void without_headers_the_extension_is_left_as_it_is() {
        send(ATTRIBUTES);

        assertThat(gateway.bus.only().event().getExtension("traceparent")).isEqualTo(BEGAN);
        assertThat(gateway.bus.only().properties()).doesNotContainKey("traceparent");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more"
            })
    void a_header_that_is_no_context_counts_as_not_sent(String wrong) {
        assertThat(send(Map.of("content-type", "application/json", "traceparent", wrong)))
                .isEqualTo(202);

        assertThat(gateway.bus.only().properties()).doesNotContainKey("traceparent");
        assertThat(gateway.bus.only().event().getExtension("traceparent")).isNull();
    }

    @Test
    void an_extension_that_is_no_context_breaks_nothing() {
        var headers = new HashMap<>(ATTRIBUTES);
        headers.put("ce-traceparent", "nonsense");

        assertThat(send(headers)).isEqualTo(202);
        assertThat(gateway.bus.only().event().getExtension("traceparent")).isEqualTo("nonsense");
    }

    @Test
    void a_later_version_may_say_more() {
        var later = "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-what-the-future-brings";
        send(Map.of("content-type", "application/json", "traceparent", later));

        assertThat(gateway.bus.only().properties()).containsEntry("traceparent", later);
    }
}
