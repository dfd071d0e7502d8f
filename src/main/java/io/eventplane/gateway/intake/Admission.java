package io.eventplane.gateway.intake;

import io.eventplane.channel.Route;
import io.eventplane.gateway.eventapi.EventApi;
import io.eventplane.gateway.observation.Sender;
import io.eventplane.gateway.security.Objection;
import io.eventplane.refusal.Refusal;
import java.util.Optional;

/** Whether a sender may send to an event API. */
public sealed interface Admission {

    /** What to tell the sender of the version's end, with whatever is answered. */
    Optional<Ending> ending();

    /** The id of the open definition that it is about; empty when it is about none, or several. */
    Optional<String> definition();

    /**
     * The sender may.
     *
     * @param sender who was asked about
     * @param api the generation that the event is going to be held against
     * @param route where it goes; empty when the sender named no channel
     * @param ending what to tell with every answer; empty unless the version is on its way out
     */
    record Admitted(Sender sender, EventApi api, Optional<Route> route, Optional<Ending> ending) implements Admission {

        @Override
        public Optional<String> definition() {
            return Optional.of(api.id());
        }

        /** The address of the channel that the sender named. */
        Optional<String> channel() {
            return route.map(named -> named.channel().address());
        }

        Route routeOf(Optional<String> type) {
            return route.orElseGet(() -> api.channels().fitting(type));
        }
    }

    /**
     * The sender may not: don't read the event. Whoever tells the sender notes it: {@link Intake#turnedAway}.
     *
     * @param ending as of one that was admitted; empty for a sender whose credentials don't fit
     * @param failedLogin whether wrong credentials were presented; none at all are no attempt
     */
    record Denied(Optional<String> definition, Refusal refusal, Optional<Ending> ending, boolean failedLogin)
            implements Admission {

        static Denied by(EventApi api, Refusal refusal, Optional<Ending> ending) {
            return new Denied(Optional.of(api.id()), refusal, ending, false);
        }

        static Denied by(EventApi api, Objection objection) {
            return new Denied(Optional.of(api.id()), objection.refusal(), Optional.empty(), objection.attempt());
        }

        /** By nobody's event API. */
        public static Denied unknown(Refusal refusal) {
            return new Denied(Optional.empty(), refusal, Optional.empty(), false);
        }
    }
}
