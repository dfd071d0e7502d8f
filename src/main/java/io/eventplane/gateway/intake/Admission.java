package io.eventplane.gateway.intake;

import io.eventplane.gateway.channel.EventApi;
import io.eventplane.gateway.channel.Route;
import io.eventplane.gateway.refusal.Refusal;
import java.util.Optional;

/** Whether a sender may send to an event API. */
public sealed interface Admission {

    /** What to tell the sender of the version's end, with whatever is answered. */
    Optional<Ending> ending();

    /**
     * The sender may.
     *
     * @param api the generation that the event is going to be held against
     * @param route where it goes; empty when the sender named no channel
     * @param ending what to tell with every answer; empty unless the version is on its way out
     */
    record Admitted(EventApi api, Optional<Route> route, Optional<Ending> ending) implements Admission {

        Route routeOf(Optional<String> type) {
            return route.orElseGet(() -> api.channels().fitting(type));
        }
    }

    /**
     * The sender may not: don't read the event.
     *
     * @param ending as of one that was admitted; empty for a sender whose credentials don't fit
     */
    record Denied(Refusal refusal, Optional<Ending> ending) implements Admission {}
}
