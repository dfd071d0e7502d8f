package io.eventplane.eventing.http;

import io.cloudevents.core.data.BytesCloudEventData;
import io.eventplane.event.EventHeaders;
import io.eventplane.event.EventObject;
import io.eventplane.event.PresentedEvent;
import io.eventplane.eventing.source.Received;
import io.eventplane.refusal.Reason;
import io.eventplane.refusal.RefusedException;
import java.util.Map;
import java.util.Optional;

/**
 * One event of a stream.
 *
 * @param id its own; empty where it has none, also when an event before it had one
 * @param name {@code message} where it has none
 * @param data its lines with line feeds between them, in UTF-8 where the server keeps to the rules
 * @param cut whether there was more data than is kept of an event
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
record StreamEvent(Optional<String> id, String name, byte[] data, boolean cut) {

    /** What is too large becomes a dead letter: it comes again and again otherwise, and nothing behind it ever does. */
    Received received(String url, Runnable settled) {
        return new Received(id, name, Optional.of(url), content(), EventHeaders.none(), Map.of(), settled);
    }

    /** Server-sent events have no CloudEvents binding: a structured event is known by how it looks. */
    private PresentedEvent content() {
        var body = BytesCloudEventData.wrap(data);
        if (cut) {
            return new PresentedEvent.Unreadable(
                    new RefusedException(
                            Reason.TOO_LARGE, "The event has more than " + data.length + " bytes of data."),
                    body);
        }
        return EventObject.isIn(data)
                ? new PresentedEvent.Structured(null, body)
                : new PresentedEvent.Plain(id, null, body);
    }
}
