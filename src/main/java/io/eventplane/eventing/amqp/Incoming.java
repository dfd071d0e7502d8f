package io.eventplane.eventing.amqp;

import io.eventplane.event.amqp.AmqpEvent;
import io.eventplane.eventing.source.Received;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.UnsignedLong;
import org.apache.qpid.proton.amqp.messaging.AmqpValue;
import org.apache.qpid.proton.amqp.messaging.Data;
import org.apache.qpid.proton.message.Message;
import org.jspecify.annotations.Nullable;

/** Messages in the words of the eventing system. Stateless; whatever a message holds, nothing here throws. */
final class Incoming {

    /** Where brokers say which message it is, which no sender can say: RabbitMQ of its streams, Azure Service Bus of its queues. */
    private static final Map<Symbol, String> PLACES = Map.of(
            Symbol.valueOf("x-stream-offset"), "offset-",
            Symbol.valueOf("x-opt-sequence-number"), "sequence-");

    private static final int FEW = 1024;

    private Incoming() {}

    /** How many bytes the body has, where that is told without reading it; a few otherwise. */
    static int bytes(Message message) {
        if (message.getBody() instanceof Data data) {
            return data.getValue().getLength();
        }
        if (message.getBody() instanceof AmqpValue value && value.getValue() instanceof String text) {
            return text.length();
        }
        return message.getBody() instanceof AmqpValue value && value.getValue() instanceof Binary binary
                ? binary.getLength()
                : FEW;
    }

    /**
     * What came.
     *
     * @param address that is subscribed to: what counts for a message that does not say where it was sent
     */
    static Received of(Message message, String address, Runnable settled) {
        var position = position(message);
        return new Received(
                position,
                Optional.ofNullable(message.getAddress())
                        .filter(to -> !to.isBlank())
                        .orElse(address),
                Optional.of(Optional.ofNullable(message.getGroupId()).orElse(address)),
                AmqpEvent.received(message, position),
                AmqpEvent.headers(message),
                attributes(message),
                settled);
    }

    private static Map<String, String> attributes(Message message) {
        Map<String, String> attributes = new LinkedHashMap<>(AmqpEvent.properties(message));
        Received.put(attributes, "groupid", message.getGroupId());
        Received.put(attributes, "replyto", message.getReplyTo());
        Received.put(attributes, "correlationid", text(message.getCorrelationId()));
        Received.put(attributes, "subject", message.getSubject());
        return attributes;
    }

    private static Optional<String> position(Message message) {
        var annotations = message.getMessageAnnotations();
        if (annotations != null) {
            for (var place : PLACES.entrySet()) {
                var value = annotations.getValue().get(place.getKey());
                if (value != null) {
                    return Optional.of(place.getValue() + value);
                }
            }
        }
        return id(message.getMessageId());
    }

    /** AMQP has four kinds of ids, and two of different kinds are two, even when they read the same. */
    private static Optional<String> id(@Nullable Object id) {
        if (id instanceof String said) {
            return said.isEmpty() ? Optional.empty() : Optional.of("string-" + said);
        }
        if (id instanceof UUID) {
            return Optional.of("uuid-" + id);
        }
        if (id instanceof UnsignedLong) {
            return Optional.of("ulong-" + id);
        }
        return Optional.ofNullable(text(id)).map(bytes -> "binary-" + bytes);
    }

    private static @Nullable String text(@Nullable Object id) {
        if (id instanceof Binary bytes) {
            int from = bytes.getArrayOffset();
            return HexFormat.of().formatHex(Arrays.copyOfRange(bytes.getArray(), from, from + bytes.getLength()));
        }
        return id == null ? null : id.toString();
    }
}
