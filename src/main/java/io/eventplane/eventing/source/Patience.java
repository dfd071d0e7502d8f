package io.eventplane.eventing.source;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long one waits before one tries again: longer with every failure in a row, and never as long as others that failed at the same
 * moment. For one thread at a time.
 */
public final class Patience {

    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    /** Credentials that are wrong seldom become right, and accounts are locked for trying. */
    private static final Duration SLOW = Duration.ofMinutes(1);

    private final RandomGenerator random;
    private Duration next = FIRST;

    /** One that has not failed yet. */
    public Patience() {
        this(RandomGenerator.getDefault());
    }

    Patience(RandomGenerator random) {
        this.random = random;
    }

    /** It has worked: the next failure is the first again. */
    public void reset() {
        next = FIRST;
    }

    /** It failed: how long to wait now, between half of the pause and all of it. */
    public Duration afterFailure(Fault.Kind kind) {
        Duration pause = pause(kind);
        long millis = pause.toMillis();
        return Duration.ofMillis(millis / 2 + random.nextLong(millis / 2 + 1));
    }

    private Duration pause(Fault.Kind kind) {
        return switch (kind) {
            case CREDENTIALS, REFUSED -> SLOW;
            case UNREACHABLE, NO_SUCH_TOPIC -> longer();
        };
    }

    private Duration longer() {
        Duration now = next;
        Duration doubled = now.multipliedBy(2);
        next = doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
        return now;
    }
}
