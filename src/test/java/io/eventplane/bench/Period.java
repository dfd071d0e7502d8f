package io.eventplane.bench;

import java.util.concurrent.TimeUnit;

/** When load is made, and from when on it counts, in {@link System#nanoTime}. */
record Period(long counts, long ends) {

    static Period starting(int warmUpSeconds, int seconds) {
        long counts = System.nanoTime() + TimeUnit.SECONDS.toNanos(warmUpSeconds);
        return new Period(counts, counts + TimeUnit.SECONDS.toNanos(seconds));
    }

    boolean counts(long now) {
        return now >= counts;
    }

    boolean isOver(long now) {
        return now >= ends;
    }

    double seconds() {
        return (double) (ends - counts) / TimeUnit.SECONDS.toNanos(1);
    }
}
