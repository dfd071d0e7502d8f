package io.eventplane.eventing.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventplane.event.PresentedEvent;
import io.eventplane.eventing.source.Received;
import io.eventplane.refusal.RefusedException;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MessageTest {

    private static final byte[] NO_TEXT = {(byte) 0xFF, 0};

    @Test
    void headers_with_the_prefix_are_the_attributes_of_an_event_in_binary_mode() {
        var received = received(
                "k".getBytes(UTF_8),
                "{}".getBytes(UTF_8),
                Map.of("ce_specversion", "1.0", "ce_id", "1", "Content-Type", "application/json", "trace", "t"));
        assertThat(received.content()).isInstanceOfSatisfying(PresentedEvent.Binary.class, event -> {
            assertThat(event.attributes()).isEqualTo(Map.of("specversion", "1.0", "id", "1"));
            assertThat(event.contentType()).isEqualTo("application/json");
        });
        assertThat(received.attributes()).isEmpty();
        assertThat(received.headers().value("trace")).isEqualTo("t");
        assertThat(received.headers().value("ce_id")).isNull();
    }

    @Test
    void a_content_type_of_CloudEvents_is_an_event_in_structured_mode() {
        var received = received(
                null, "{}".getBytes(UTF_8), Map.of("content-type", "application/cloudevents+json; charset=utf-8"));
        assertThat(received.content()).isInstanceOf(PresentedEvent.Structured.class);
    }

    @Test
    void a_format_that_is_not_read_here_is_refused_once_its_events_are_asked_for() {
        var received = received(null, "x".getBytes(UTF_8), Map.of("content-type", "application/cloudevents+avro"));
        assertThatThrownBy(() -> received.content().drafts()).isInstanceOf(RefusedException.class);
    }

    @Test
    void what_is_no_event_keeps_its_key_and_headers() {
        var received = received(
                "customer-1".getBytes(UTF_8),
                "1,2".getBytes(UTF_8),
                Map.of("content-type", "text/csv", "X-Tenant", "a"));
        assertThat(received.content())
                .isInstanceOfSatisfying(
                        PresentedEvent.Plain.class,
                        plain -> assertThat(plain.contentType()).isEqualTo("text/csv"));
        assertThat(received.attributes()).isEqualTo(Map.of("partitionkey", "customer-1", "X-Tenant", "a"));
    }

    @Test
    void a_key_that_is_no_text_becomes_base64_and_a_tombstone_has_no_data() {
        var received = received(NO_TEXT, null, Map.of());
        assertThat(received.attributes()).isEqualTo(Map.of("partitionkey", "/wA="));
        assertThat(received.size()).isZero();
        assertThat(received.position()).contains("topic-id-3-42");
    }

    private static Received received(byte @Nullable [] key, byte @Nullable [] value, Map<String, String> headers) {
        var message = new ConsumerRecord<byte[], byte[]>("orders", 3, 42, key, value);
        headers.forEach((name, text) -> message.headers().add(name, text.getBytes(UTF_8)));
        return new Message(message, "topic-id").received(() -> {});
    }
}
