package io.eventplane.gateway.websocket;

import io.eventplane.gateway.intake.Admission;
import io.eventplane.gateway.intake.Admission.Admitted;
import io.eventplane.lifecycle.Lifecycle;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether the sender of one connection may still send. Remembered, so that an event costs neither a comparison of credentials nor a
 * search, until any definition changes. For one event loop alone.
 */
final class Permit {

    private final Reception reception;
    private final Supplier<Admission> admission;
    private @Nullable Admission remembered;
    private long changes;

    Permit(Reception reception, Supplier<Admission> admission) {
        this.reception = reception;
        this.admission = admission;
    }

    Admission now() {
        // Read before the question: what changes during it makes the question be asked again.
        long now = reception.changes();
        var known = remembered;
        if (known != null && now == changes) {
            return known;
        }
        var found = admission.get();
        changes = now;
        remembered = lasts(found) ? found : null;
        return found;
    }

    /** A version on its way out ends by the clock. */
    private static boolean lasts(Admission found) {
        return found instanceof Admitted admitted && admitted.api().lifecycle().equals(Lifecycle.CURRENT);
    }
}
