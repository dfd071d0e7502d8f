package io.eventplane.eventing.amqp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventplane.event.PresentedEvent;
import io.eventplane.eventing.source.Received;
import io.eventplane.refusal.RefusedException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.UnsignedLong;
import org.apache.qpid.proton.amqp.messaging.AmqpSequence;
import org.apache.qpid.proton.amqp.messaging.AmqpValue;
import org.apache.qpid.proton.amqp.messaging.ApplicationProperties;
import org.apache.qpid.proton.amqp.messaging.Data;
import org.apache.qpid.proton.amqp.messaging.MessageAnnotations;
import org.apache.qpid.proton.amqp.messaging.Section;
import org.apache.qpid.proton.message.Message;
import org.junit.jupiter.api.Test;

/** Messages of all kinds, as brokers hand them over. */
class IncomingTest {

    private static final byte[] BYTES = "7".getBytes(UTF_8);

    @Test
    void text_and_bytes_are_data_and_so_is_nothing() {
        assertThat(data(new Data(new Binary(BYTES)))).isEqualTo("7");
        assertThat(data(new AmqpValue("7"))).isEqualTo("7");
        assertThat(data(new AmqpValue(new Binary(BYTES)))).isEqualTo("7");
        assertThat(Incoming.of(Message.Factory.create(), "orders", () -> {}).size())
                .isZero();
    }

    @Test
    void lists_and_maps_are_refused_when_their_events_are_asked_for() {
        for (Section body : List.of(new AmqpSequence(List.of(1)), new AmqpValue(Map.of("a", 1)), new AmqpValue(7))) {
            var content = received(body).content();
            assertThatThrownBy(content::drafts).isInstanceOf(RefusedException.class);
        }
    }

    @Test
    void ids_of_different_kinds_are_different() {
        var uuid = UUID.randomUUID();
        assertThat(position("7")).isEqualTo("string-7");
        assertThat(position(UnsignedLong.valueOf(7))).isEqualTo("ulong-7");
        assertThat(position(new Binary(BYTES))).isEqualTo("binary-37");
        assertThat(position(uuid)).isEqualTo("uuid-" + uuid);
    }

    @Test
    void a_broker_s_own_number_counts_before_the_sender_s_id() {
        var message = Message.Factory.create();
        message.setMessageId("7");
        message.setMessageAnnotations(new MessageAnnotations(Map.of(Symbol.valueOf("x-stream-offset"), 12L)));
        assertThat(Incoming.of(message, "orders", () -> {}).position()).contains("offset-12");
    }

    @Test
    void groups_keep_their_order_and_without_one_the_address_does() {
        var message = Message.Factory.create();
        message.setApplicationProperties(new ApplicationProperties(Map.of("colour", "red")));
        assertThat(Incoming.of(message, "orders", () -> {}).orderKey()).contains("orders");
        message.setGroupId("g");
        message.setCorrelationId(UnsignedLong.valueOf(3));
        var received = Incoming.of(message, "orders", () -> {});
        assertThat(received.orderKey()).contains("g");
        assertThat(received.attributes())
                .containsEntry("colour", "red")
                .containsEntry("groupid", "g")
                .containsEntry("correlationid", "3");
    }

    @Test
    void cloud_events_are_binary_by_either_prefix_and_structured_by_content_type() {
        for (String prefix : List.of("cloudEvents:", "cloudEvents_")) {
            var message = Message.Factory.create();
            message.setApplicationProperties(new ApplicationProperties(Map.of(prefix + "id", "1")));
            var content = Incoming.of(message, "orders", () -> {}).content();
            assertThat(content).isInstanceOf(PresentedEvent.Binary.class);
            assertThat(((PresentedEvent.Binary) content).attributes()).containsEntry("id", "1");
        }
        var structured = Message.Factory.create();
        structured.setContentType("application/cloudevents+json");
        assertThat(Incoming.of(structured, "orders", () -> {}).content()).isInstanceOf(PresentedEvent.Structured.class);
    }

    private static String position(Object id) {
        var message = Message.Factory.create();
        message.setMessageId(id);
        return Incoming.of(message, "orders", () -> {}).position().orElseThrow();
    }

    private static String data(Section body) {
        return new String(
                ((PresentedEvent.Plain) received(body).content()).data().toBytes(), UTF_8);
    }

    private static Received received(Section body) {
        var message = Message.Factory.create();
        message.setBody(body);
        return Incoming.of(message, "orders", () -> {});
    }
}
