package io.eventplane.gateway.intake;

import io.eventplane.asyncapi.verdict.Violation;
import io.eventplane.bus.BusEvent;
import io.eventplane.gateway.channel.OpenChannel;
import io.eventplane.gateway.event.EventDraft;
import io.eventplane.gateway.event.EventHeaders;
import io.eventplane.gateway.event.TraceContext;
import io.eventplane.gateway.intake.Admission.Admitted;
import io.eventplane.gateway.refusal.RefusedException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An event that nothing can be said against any more.
 *
 * @param violations what is taken all the same
 */
record PreparedEvent(OpenChannel channel, BusEvent event, List<Violation> violations) {

    /** @throws RefusedException when something can be said against it */
    static PreparedEvent of(Admitted admitted, EventDraft draft, EventHeaders headers) {
        var api = admitted.api();
        var route = admitted.routeOf(draft.type());
        var message = route.channel().message(draft.type(), draft.content());
        var data = message.check(draft.content());
        var event = draft.complete(api.publisher(), message.name(), data.type());
        var violations = message.check(event, headers, data);
        var duplicateId = draft.isRepeatable()
                ? Optional.of(DuplicateId.of(
                        api.id(), route.channel().address(), event.getSource().toString(), event.getId()))
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
