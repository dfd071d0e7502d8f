package io.eventplane.channel;

import io.eventplane.asyncapi.verdict.Violation;
import io.eventplane.bus.BusEvent;
import io.eventplane.event.EventDraft;
import io.eventplane.event.EventHeaders;
import io.eventplane.event.TraceContext;
import io.eventplane.refusal.RefusedException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event that nothing can be said against any more.
 *
 * @param violations what is taken all the same
 */
public record PreparedEvent(OpenChannel channel, BusEvent event, List<Violation> violations) {

    /**
     * Where events come from.
     *
     * @param definition the id of the definition that they are of
     * @param source that of an event that names none
     */
    public record Origin(String definition, URI source) {}

    /**
     * Holds an event against the message that it is of.
     *
     * @throws RefusedException when something can be said against it
     */
    public static PreparedEvent of(Origin origin, Route route, EventDraft draft, EventHeaders headers) {
        var message = route.channel().message(draft.type(), draft.content());
        var data = message.check(draft.content());
        var event = draft.complete(origin.source(), message.name(), data.type());
        var violations = message.check(event, headers, data);
        var duplicateId = draft.isRepeatable()
                ? Optional.of(DuplicateId.of(
                        origin.definition(),
                        route.channel().address(),
                        event.getSource().toString(),
                        event.getId()))
                : Optional.<String>empty();
        var properties = route.properties(message, headers, violations);
        var onBus = new BusEvent(route.channel().busAddress(), event, duplicateId, properties);
        return new PreparedEvent(route.channel(), traced(onBus, TraceContext.of(headers)), violations);
    }

    /** The sender's trace goes with the event, whether or not the gateway takes part in it. */
    private static BusEvent traced(BusEvent event, @Nullable TraceContext trace) {
        return trace == null ? event : trace.on(event);
    }
}
