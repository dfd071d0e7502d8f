package io.eventplane.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.LongStream;

/** How long things took. For one thread at a time. */
final class Samples {

    private long[] nanos = new long[1 << 10];
    private int count;

    void add(long nanoseconds) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = nanoseconds;
    }

    int count() {
        return count;
    }

    static Samples all(Collection<Samples> parts) {
        Samples all = new Samples();
        parts.stream().flatMapToLong(Samples::stream).forEach(all::add);
        return all;
    }

    Spread spread() {
        long[] sorted = stream().sorted().toArray();
        return new Spread(count, at(sorted, 0.5), at(sorted, 0.99), at(sorted, 1));
    }

    private LongStream stream() {
        return Arrays.stream(nanos, 0, count);
    }

    private static double at(long[] sorted, double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int index = (int) Math.ceil(share * sorted.length) - 1;
        return (double) sorted[Math.max(0, index)] / Duration.ofMillis(1).toNanos();
    }

    /** Percentiles in milliseconds. */
    record Spread(int count, double p50, double p99, double max) {}
}
