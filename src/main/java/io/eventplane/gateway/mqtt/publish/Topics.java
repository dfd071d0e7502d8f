package io.eventplane.gateway.mqtt.publish;

import io.eventplane.gateway.intake.Admission;
import io.eventplane.gateway.intake.Admission.Admitted;
import io.eventplane.lifecycle.Lifecycle;
import java.util.HashMap;
import java.util.Map;

/**
 * Where the topics of one connection lead. Remembers the last ones, so that an event costs neither a comparison of credentials nor a
 * search; forgets all with every change of any definition. For one event loop alone.
 */
final class Topics {

    private static final int MOST = 64;
    private static final int LONGEST = 1024;

    private final Reception reception;
    private final Visit visit;
    private final Map<String, Admission> known = new HashMap<>();
    private long changes = -1;

    Topics(Reception reception, Visit visit) {
        this.reception = reception;
        this.visit = visit;
    }

    Admission admit(String topic) {
        // Read before the search: what changes during it makes the search be done again.
        long now = reception.changes();
        if (now != changes) {
            known.clear();
            changes = now;
        }
        var remembered = known.get(topic);
        return remembered == null ? search(topic) : remembered;
    }

    private Admission search(String topic) {
        var found =
                reception.admit(visit.socket().sender(), topic, visit.client().credentials());
        if (lasts(found) && topic.length() <= LONGEST) {
            if (known.size() == MOST) {
                known.clear();
            }
            known.put(topic, found);
        }
        return found;
    }

    /** A version on its way out ends by the clock. */
    private static boolean lasts(Admission found) {
        return found instanceof Admitted admitted
                ? admitted.api().lifecycle().equals(Lifecycle.CURRENT)
                : found.ending().isEmpty();
    }
}
