package io.eventplane.bench;

import java.util.concurrent.TimeUnit;

/**
 * When a connection sends its next event: right behind the answer, or at a fixed time whether the answer has come or not, so that a
 * slow answer counts for all whom it keeps waiting.
 *
 * @param interval nanoseconds between two events of one connection; 0 for right behind the answer
 * @param start in {@link System#nanoTime}
 */
record Pace(long interval, long start, int connections) {

    /** @param perSecond of all connections together; 0 for as many as can be */
    static Pace of(int perSecond, int connections) {
        long interval = perSecond == 0 ? 0 : TimeUnit.SECONDS.toNanos(connections) / perSecond;
        return new Pace(interval, System.nanoTime(), connections);
    }

    /** The connections take turns. */
    long first(int connection) {
        return start + interval * connection / connections;
    }

    long next(long due, long now) {
        return interval == 0 ? now : due + interval;
    }
}
