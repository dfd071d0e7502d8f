package io.eventplane.gateway.limit;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that goes on when the test says so. */
final class TestClock {

    private final AtomicLong nanos = new AtomicLong();

    long nanoTime() {
        return nanos.get();
    }

    void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
