package io.eventplane.eventing.source;

import io.eventplane.event.EventHeaders;
import io.eventplane.event.PresentedEvent;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A message of an external bus.
 *
 * @param position where it is on the bus, in the bus's terms, the same however often it comes ({@code orders-3-4711}, a stream's
 *     sequence, a message id); empty where the bus has no such thing, so that a message that comes again is another one
 * @param subject what it was sent to there: the topic itself, not the filter that it fits
 * @param orderKey messages with the same one keep their order; empty when this one has none to keep
 * @param content the CloudEvent or the plain data that it is, by the CloudEvents binding of the protocol; where it looks like a
 *     CloudEvent and can't be one, that is found out later. Plain data has no id: its position is it
 * @param headers what it carries beside that, for the headers that a document's message declares
 * @param attributes what of its key and headers a plain message keeps, by names that the protocol gave them: {@code key}, {@code
 *     replyto}, header names … ; they become extension attributes
 * @param settled called once, from any thread, when it is durable in the Runtime
 */
public record Received(
        Optional<String> position,
        String subject,
        Optional<String> orderKey,
        PresentedEvent content,
        EventHeaders headers,
        Map<String, String> attributes,
        Runnable settled) {

    /** How many bytes the message's body has. */
    public int size() {
        return content.size();
    }

    /** Says what it is, without what is in it. */
    @Override
    public String toString() {
        return "Received[position=" + position.orElse("none") + ", subject=" + subject + ", " + size() + " bytes]";
    }

    /** A header or attribute whose value is null is none. */
    public static void put(Map<String, String> attributes, String name, @Nullable String value) {
        if (value != null) {
            attributes.put(name, value);
        }
    }
}
