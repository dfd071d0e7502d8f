package io.eventplane.bus;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Slows down who guesses: after {@value #FREE} wrong passwords in a row for one user from one source that user is not
 * let in from there for a second, and for twice as long after each further one, up to half a minute. Bounded; what it
 * forgets then is the oldest. Thread-safe.
 */
final class FailedLogins {

    private static final int FREE = 5;
    private static final int LONGEST_SHIFT = 5;
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int REMEMBERED = 10_000;

    private final LongSupplier nanos;
    private final Map<Attempt, Row> rows = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Attempt, Row> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Attempt(String user, String source) {}

    private record Row(int failures, long until) {}

    /** @param nanos the time, as {@link System#nanoTime} tells it */
    FailedLogins(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Whether this user has to wait at this source, whatever the password. */
    synchronized boolean mustWait(String user, String source) {
        Row row = rows.get(new Attempt(user, source));
        return row != null && row.failures() > FREE && row.until() - nanos.getAsLong() > 0;
    }

    synchronized void failed(String user, String source) {
        Attempt attempt = new Attempt(user, source);
        Row former = rows.getOrDefault(attempt, new Row(0, 0));
        int failures = former.failures() + 1;
        rows.put(attempt, new Row(failures, nanos.getAsLong() + pause(failures).toNanos()));
    }

    synchronized void succeeded(String user, String source) {
        rows.remove(new Attempt(user, source));
    }

    private static Duration pause(int failures) {
        int shift = Math.min(Math.max(0, failures - FREE - 1), LONGEST_SHIFT);
        Duration pause = FIRST.multipliedBy(1L << shift);
        return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
    }
}
