package io.eventplane.director.keys;

import java.time.Duration;
import java.time.Instant;

/**
 * When to go through the values again: at once for a new key, and as long as there was something to do; then ever more seldom, as a change
 * that takes long may write something under a former key for a while.
 *
 * <p>For one thread.
 */
final class WalkPlan {

    static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private String key = "";
    private Duration pause = LONGEST_PAUSE;
    private Instant next = Instant.MIN;

    /** Whether it is time, with this one as the newest key. */
    boolean isDue(String newest, Instant now) {
        if (!newest.equals(key)) {
            // The first key seen is none that this Director has written past.
            pause = key.isEmpty() ? LONGEST_PAUSE : FIRST_PAUSE;
            key = newest;
            next = now;
        }
        return !now.isBefore(next);
    }

    void walked(Tally tally, Instant now) {
        if (tally.foundWork()) {
            pause = FIRST_PAUSE;
            next = now;
        } else {
            next = now.plus(pause);
            pause = longer(pause);
        }
    }

    private static Duration longer(Duration pause) {
        var longer = pause.multipliedBy(4);
        return longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
    }
}
