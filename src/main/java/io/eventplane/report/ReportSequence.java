package io.eventplane.report;

import io.eventplane.platform.DurableFile;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Numbers that only grow, over restarts as well, with one write to the disk at each start. Thread-safe.
 *
 * <p>The upper half counts starts. It goes on from what is kept in a file, whatever the clock says; and from the seconds of the clock where
 * those are more, so that a reporter whose data folder was lost, or restored from a copy, is not taken for its own past.
 */
public final class ReportSequence {

    private static final int PER_START_BITS = 31;

    private final AtomicLong last;

    private ReportSequence(long start) {
        this.last = new AtomicLong(start << PER_START_BITS);
    }

    /**
     * Notes one more start.
     *
     * @throws IllegalStateException when the file holds something else
     * @throws java.io.UncheckedIOException when the disk fails
     */
    public static ReportSequence started(DurableFile file, Clock clock) {
        long start = Math.max(
                        file.read().map(ReportSequence::number).orElse(0L),
                        clock.instant().getEpochSecond())
                + 1;
        file.replace(Long.toString(start));
        return new ReportSequence(start);
    }

    /** Higher than every one before. */
    public long next() {
        return last.incrementAndGet();
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalStateException("not a number of starts: " + text, e);
        }
    }
}
