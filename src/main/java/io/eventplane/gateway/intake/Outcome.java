package io.eventplane.gateway.intake;

import io.eventplane.asyncapi.verdict.Violation;
import io.eventplane.refusal.Refusal;
import java.util.List;

/** What became of what a sender sent. */
public sealed interface Outcome {

    /**
     * The bus has all of it on disk.
     *
     * @param ids in the order of the events, and none for an empty batch
     * @param violations what is not as the document says, and was taken all the same, because the definition only wants to be
     *     warned; pointers lead into what was sent
     */
    record Accepted(List<String> ids, List<Violation> violations) implements Outcome {

        public Accepted {
            ids = List.copyOf(ids);
            violations = List.copyOf(violations);
        }
    }

    /** None of it counts as published. For {@code BUS_UNAVAILABLE} the bus may have some of it: send all of it again. */
    record Refused(Refusal refusal) implements Outcome {}
}
