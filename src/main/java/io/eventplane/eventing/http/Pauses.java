package io.eventplane.eventing.http;

import io.eventplane.eventing.source.Fault;
import io.eventplane.eventing.source.Patience;
import java.time.Duration;

/** How long a subscription waits before it connects again: as patience has it, and never shorter than the server asks for. */
final class Pauses {

    private final Patience patience = new Patience();
    private final Taking taking;

    Pauses(Taking taking) {
        this.taking = taking;
    }

    /** Whether the last connection was worth it: then failures count from the first one again. */
    boolean lastBroughtSomething() {
        boolean brought = taking.hasBrought();
        if (brought) {
            patience.reset();
        }
        return brought;
    }

    Duration after(Fault.Kind kind) {
        var own = patience.afterFailure(kind);
        var asked = taking.pause();
        return own.compareTo(asked) > 0 ? own : asked;
    }
}
