package io.eventplane.gateway.intake;

import io.eventplane.gateway.refusal.Refusal;
import java.util.List;

/** What became of what a sender sent. */
public sealed interface Outcome {

    /** The bus has all of it on disk. The ids are in the order of the events, and none for an empty batch. */
    record Accepted(List<String> ids) implements Outcome {

        public Accepted {
            ids = List.copyOf(ids);
        }
    }

    /** None of it counts as published. For {@code BUS_UNAVAILABLE} the bus may have some of it: send all of it again. */
    record Refused(Refusal refusal) implements Outcome {}
}
