package io.eventplane.gateway.intake;

import io.eventplane.gateway.channel.EventApi;
import io.eventplane.gateway.channel.Route;
import io.eventplane.gateway.refusal.Refusal;
import java.util.Optional;

/** Whether a sender may send to an event API. */
public sealed interface Admission {

    /**
     * The sender may.
     *
     * @param api the generation that the event is going to be held against
     * @param route where it goes; empty when the sender named no channel
     */
    record Admitted(EventApi api, Optional<Route> route) implements Admission {

        Route routeOf(Optional<String> type) {
            return route.orElseGet(() -> api.channels().fitting(type));
        }
    }

    /** The sender may not: don't read the event. */
    record Denied(Refusal refusal) implements Admission {}
}
