package io.eventplane.gateway.intake;

import io.eventplane.gateway.intake.Admission.Admitted;
import io.eventplane.lifecycle.Lifecycle;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Where the addresses of one connection lead. Remembers the last ones, so that an event costs neither a comparison of credentials nor a
 * search; forgets all with every change of any definition. For one event loop alone.
 */
public final class KnownAddresses {

    private static final int MOST = 64;
    private static final int LONGEST = 1024;

    private final Function<String, Admission> search;
    private final LongSupplier changes;
    private final Map<String, Admission> known = new HashMap<>();
    private long seen = -1;

    /**
     * None yet.
     *
     * @param search lets in what is sent to an address, for the credentials of the connection
     * @param changes grows with every change of a definition, after it
     */
    public KnownAddresses(Function<String, Admission> search, LongSupplier changes) {
        this.search = search;
        this.changes = changes;
    }

    public Admission admit(String address) {
        // Read before the search: what changes during it makes the search be done again.
        long now = changes.getAsLong();
        if (now != seen) {
            known.clear();
            seen = now;
        }
        var remembered = known.get(address);
        return remembered == null ? search(address) : remembered;
    }

    private Admission search(String address) {
        var found = search.apply(address);
        if (lasts(found) && address.length() <= LONGEST) {
            if (known.size() == MOST) {
                known.clear();
            }
            known.put(address, found);
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
