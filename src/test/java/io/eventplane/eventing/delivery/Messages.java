package io.eventplane.eventing.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cloudevents.core.data.BytesCloudEventData;
import io.eventplane.event.EventHeaders;
import io.eventplane.event.PresentedEvent;
import io.eventplane.eventing.source.Received;
import java.util.Map;
import java.util.Optional;

/** Messages of an external bus. */
final class Messages {

    private Messages() {}

    static Received order(long offset, Runnable settled) {
        return plain("orders.created", offset, "{\"number\": " + offset + "}", Map.of(), settled);
    }

    static Received plain(String subject, long offset, String body, Map<String, String> attributes, Runnable settled) {
        return received(
                subject,
                Optional.of(subject + "-0-" + offset),
                new PresentedEvent.Plain(Optional.empty(), null, body(body)),
                attributes,
                settled);
    }

    static Received plain(String subject, String body, Map<String, String> attributes) {
        return plain(subject, 7, body, attributes, () -> {});
    }

    static Received structured(String subject, String json) {
        return received(
                subject, Optional.of("p1"), new PresentedEvent.Structured(null, body(json)), Map.of(), () -> {});
    }

    static Received received(
            String subject,
            Optional<String> position,
            PresentedEvent content,
            Map<String, String> attributes,
            Runnable settled) {
        return new Received(position, subject, Optional.of(subject), content, EventHeaders.none(), attributes, settled);
    }

    static BytesCloudEventData body(String text) {
        return BytesCloudEventData.wrap(text.getBytes(UTF_8));
    }
}
