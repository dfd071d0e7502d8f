package io.eventplane.event.amqp;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudevents.core.data.BytesCloudEventData;
import io.eventplane.event.EventFormat;
import io.eventplane.event.EventHeaders;
import io.eventplane.event.PresentedEvent;
import io.eventplane.event.TraceContext;
import io.eventplane.refusal.Reason;
import io.eventplane.refusal.RefusedException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.Symbol;
import org.apache.qpid.proton.amqp.messaging.AmqpValue;
import org.apache.qpid.proton.amqp.messaging.Data;
import org.apache.qpid.proton.amqp.messaging.MessageAnnotations;
import org.apache.qpid.proton.amqp.messaging.Section;
import org.apache.qpid.proton.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * The event that a message is: structured or batched by its content type, binary when it has attributes among its application properties,
 * else plain. The body is a data section, or a value that is text or bytes, as JMS clients send it.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/amqp-protocol-binding.md#3-amqp-message-mapping">AMQP
 *     binding, section 3</a>
 */
public final class AmqpEvent {

    /**
     * Where intermediaries put the trace; senders put it into the application properties.
     *
     * @see <a href="https://w3c.github.io/trace-context-amqp/">Trace Context: AMQP protocol (draft)</a>
     */
    private static final Symbol TRACE = Symbol.valueOf(TraceContext.PARENT);

    private static final Symbol TRACE_STATE = Symbol.valueOf(TraceContext.STATE);

    private AmqpEvent() {}

    /**
     * The event of a message whose sender hears what is wrong with it.
     *
     * @throws RefusedException for {@code MALFORMED_EVENT} or {@code UNSUPPORTED_MEDIA_TYPE}
     */
    public static PresentedEvent of(Message message) {
        String contentType = message.getContentType();
        var body = BytesCloudEventData.wrap(bytes(message.getBody()));
        return EventFormat.announcedBy(contentType)
                .map(format -> format.of(body))
                .orElseGet(() -> beside(message, id(message), contentType, body));
    }

    /**
     * The event of a message whose sender gets no answer. Throws nothing: what can't be read says so when its events are asked for.
     *
     * @param position the id of a plain message
     */
    public static PresentedEvent received(Message message, Optional<String> position) {
        try {
            var body = BytesCloudEventData.wrap(bytes(message.getBody()));
            var contentType = message.getContentType();
            return PresentedEvent.of(contentType, body, () -> beside(message, position, contentType, body));
        } catch (RefusedException e) {
            return new PresentedEvent.Unreadable(e, BytesCloudEventData.wrap(new byte[0]));
        }
    }

    /** The application properties that are no attributes of a CloudEvent, as text: name as it was sent → value. */
    public static Map<String, String> properties(Message message) {
        return AttributeProperties.others(message.getApplicationProperties());
    }

    /** The application properties that are no attributes, as text; before them what an intermediary says of the trace. */
    public static EventHeaders headers(Message message) {
        var properties = EventHeaders.of(properties(message));
        var annotations = message.getMessageAnnotations();
        if (annotations == null || !annotations.getValue().containsKey(TRACE)) {
            return properties;
        }
        return name -> switch (name) {
            case TraceContext.PARENT -> text(annotations, TRACE);
            case TraceContext.STATE -> text(annotations, TRACE_STATE);
            default -> properties.value(name);
        };
    }

    private static @Nullable String text(MessageAnnotations annotations, Symbol name) {
        var value = annotations.getValue().get(name);
        return value == null ? null : value.toString();
    }

    private static PresentedEvent beside(
            Message message, Optional<String> id, @Nullable String contentType, BytesCloudEventData body) {
        var attributes = AttributeProperties.of(message.getApplicationProperties());
        return attributes.isEmpty()
                ? new PresentedEvent.Plain(id, contentType, body)
                : new PresentedEvent.Binary(attributes.prefix(), attributes.read(), contentType, body);
    }

    /** Clients that send a message again, send it with the same id. */
    private static Optional<String> id(Message message) {
        return Optional.ofNullable(message.getMessageId()).map(Object::toString).filter(id -> !id.isEmpty());
    }

    private static byte[] bytes(@Nullable Section body) {
        if (body == null) {
            return new byte[0];
        }
        if (body instanceof Data data) {
            return bytes(data.getValue());
        }
        if (body instanceof AmqpValue value) {
            return bytes(value);
        }
        throw body instanceof UnreadBody unread ? unread.why() : notTaken(body);
    }

    private static byte[] bytes(AmqpValue value) {
        Object held = value.getValue();
        if (held == null) {
            return new byte[0];
        }
        if (held instanceof String text) {
            return text.getBytes(UTF_8);
        }
        if (held instanceof Binary binary) {
            return bytes(binary);
        }
        throw notTaken(value);
    }

    private static byte[] bytes(Binary binary) {
        return Arrays.copyOfRange(
                binary.getArray(), binary.getArrayOffset(), binary.getArrayOffset() + binary.getLength());
    }

    private static RefusedException notTaken(Section body) {
        return new RefusedException(
                Reason.MALFORMED_EVENT,
                "The body is of the kind " + body.getType() + ": send the event's data as a data section, or as text.");
    }
}
