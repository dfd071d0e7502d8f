package io.eventplane.gateway.push;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/** The addresses that were taken away since this gateway started: the last so many of them. Thread-safe. */
final class GoneAddresses {

    private static final int MOST = 10_000;

    private final Set<PushAddress> addresses = new LinkedHashSet<>();

    synchronized void add(PushAddress address) {
        addresses.add(address);
        if (addresses.size() > MOST) {
            Iterator<PushAddress> oldest = addresses.iterator();
            oldest.next();
            oldest.remove();
        }
    }

    synchronized void remove(PushAddress address) {
        addresses.remove(address);
    }

    synchronized boolean contains(PushAddress address) {
        return addresses.contains(address);
    }
}
