package io.eventplane.agent;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** The addresses that are open, and those that can't be closed because somebody is there. */
final class FakeBus {

    final Set<String> open = new TreeSet<>();
    final Set<String> inUse = ConcurrentHashMap.newKeySet();
    boolean away;

    void open(String address) {
        requireThere();
        open.add(address);
    }

    boolean close(String address) {
        requireThere();
        if (inUse.contains(address)) {
            return false;
        }
        open.remove(address);
        return true;
    }

    private void requireThere() {
        if (away) {
            throw new IllegalStateException("the broker is away");
        }
    }
}
