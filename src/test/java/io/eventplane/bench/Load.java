package io.eventplane.bench;

/**
 * What a process that makes load has seen.
 *
 * @param perSecond confirmed events, after the warm-up, as the next three
 * @param failed how many were answered with anything but success
 * @param p50 milliseconds until an event was confirmed
 * @param all events, with those of the warm-up
 */
record Load(double perSecond, int failed, double p50, double p99, long all) {

    static Load of(Samples confirmed, int failed, long all, Period period) {
        Samples.Spread spread = confirmed.spread();
        return new Load(confirmed.count() / period.seconds(), failed, spread.p50(), spread.p99(), all);
    }
}
