package io.eventplane.eventing.nats;

import io.cloudevents.core.data.BytesCloudEventData;
import io.eventplane.asyncapi.verdict.Violation;
import io.eventplane.event.EventHeaders;
import io.eventplane.event.PercentEncoded;
import io.eventplane.event.PresentedEvent;
import io.eventplane.eventing.source.Received;
import io.eventplane.refusal.Reason;
import io.eventplane.refusal.Refusal;
import io.eventplane.refusal.RefusedException;
import io.nats.client.Message;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Messages of NATS as those of an external bus.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/nats-protocol-binding.md">CloudEvents, NATS binding</a>
 */
final class NatsMessages {

    private static final String PREFIX = "ce-";
    private static final String CONTENT_TYPE = "content-type";

    private NatsMessages() {}

    /** One of a stream, which has a place there. */
    static Received stored(Message message, String position, Runnable settled) {
        return received(message, Optional.of(position), Map.of(), settled);
    }

    /** One that no stream keeps; whoever sent it may wait for an answer. */
    static Received fleeting(Message message, Runnable settled) {
        Map<String, String> reply = new LinkedHashMap<>();
        Received.put(reply, "replyto", message.getReplyTo());
        return received(message, Optional.empty(), reply, settled);
    }

    private static Received received(
            Message message, Optional<String> position, Map<String, String> beside, Runnable settled) {
        Map<String, String> attributes = new LinkedHashMap<>();
        Map<String, String> others = new LinkedHashMap<>();
        split(message, attributes, others);
        var type = others.remove(CONTENT_TYPE);
        var content = content(type, attributes, position, BytesCloudEventData.wrap(message.getData()));
        var headers = EventHeaders.of(others);
        boolean plain = content instanceof PresentedEvent.Plain;
        if (plain) {
            others.putAll(beside);
        }
        return new Received(
                position,
                message.getSubject(),
                Optional.of(message.getSubject()),
                content,
                headers,
                plain ? others : Map.of(),
                settled);
    }

    /** By names in lower case: they are compared without regard to it. */
    private static void split(Message message, Map<String, String> attributes, Map<String, String> others) {
        if (!message.hasHeaders()) {
            return;
        }
        message.getHeaders().forEach((name, values) -> {
            var known = name.toLowerCase(Locale.ROOT);
            var value = String.join(",", values);
            if (known.startsWith(PREFIX)) {
                attributes.put(known.substring(PREFIX.length()), value);
            } else {
                others.put(known, value);
            }
        });
    }

    private static PresentedEvent content(
            @Nullable String type,
            Map<String, String> attributes,
            Optional<String> position,
            BytesCloudEventData data) {
        return PresentedEvent.of(
                type,
                data,
                () -> attributes.isEmpty()
                        ? new PresentedEvent.Plain(position, type, data)
                        : new PresentedEvent.Binary(PREFIX, decoded(attributes), type, data));
    }

    private static Map<String, String> decoded(Map<String, String> attributes) {
        Map<String, String> decoded = new LinkedHashMap<>();
        attributes.forEach((name, value) -> decoded.put(name, decoded(PREFIX + name, value)));
        return decoded;
    }

    private static String decoded(String header, String value) {
        try {
            return PercentEncoded.decode(value);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(Refusal.of(
                    Reason.MALFORMED_EVENT,
                    "A header of the CloudEvent can't be read.",
                    List.of(new Violation(header, "header", String.valueOf(e.getMessage())))));
        }
    }
}
