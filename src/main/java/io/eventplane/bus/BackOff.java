package io.eventplane.bus;

import java.time.Duration;

/** Longer and longer waits between attempts: twice as long each time. */
final class BackOff {

    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private Duration next = FIRST;

    Duration next() {
        Duration current = next;
        next = current.multipliedBy(2).compareTo(LONGEST) < 0 ? current.multipliedBy(2) : LONGEST;
        return current;
    }

    void reset() {
        next = FIRST;
    }
}
