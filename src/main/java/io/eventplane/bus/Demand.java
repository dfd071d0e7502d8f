package io.eventplane.bus;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How many messages a subscriber has asked for and not got yet. Thread-safe. */
final class Demand {

    private long open;

    /** @throws IllegalArgumentException when nothing is asked for: Reactive Streams, rule 3.9 */
    synchronized void add(long count) {
        if (count < 1) {
            throw new IllegalArgumentException("a subscriber must ask for at least 1 message, was " + count);
        }
        open = open + count < 0 ? Long.MAX_VALUE : open + count;
        notifyAll();
    }

    /** Waits for demand; false when there is none within {@code longest}. */
    synchronized boolean await(Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        long left = longest.toMillis();
        while (open == 0 && left > 0) {
            wait(left);
            left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        }
        return open > 0;
    }

    synchronized void take() {
        open--;
    }
}
