package io.eventplane.gateway.limit;

import io.eventplane.refusal.Reason;
import io.eventplane.refusal.Refusal;
import io.eventplane.refusal.RefusedException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/** What the events of one definition are counted against: its own rate, that of its credentials, both or nothing. Thread-safe. */
public final class EventRate {

    private final List<TokenBucket> buckets;

    EventRate(List<TokenBucket> buckets) {
        this.buckets = List.copyOf(buckets);
    }

    /**
     * Counts so many events, all or none.
     *
     * @throws RefusedException for {@code RATE_EXCEEDED} when they come too early, for {@code TOO_LARGE} when so many may never come at
     *     once
     */
    public void take(int events) {
        for (int i = 0; i < buckets.size(); i++) {
            require(events, i);
        }
    }

    /** How many events may come within a minute, for long; empty for any number. */
    public OptionalLong perMinute() {
        return buckets.stream().mapToLong(TokenBucket::perMinute).min();
    }

    private void require(int events, int which) {
        var bucket = buckets.get(which);
        if (events > bucket.burst()) {
            giveBack(events, which);
            throw new RefusedException(tooMany(events, bucket));
        }
        if (events > 0 && !bucket.take(events)) {
            giveBack(events, which);
            throw new RefusedException(tooEarly(events, bucket));
        }
    }

    private void giveBack(int events, int before) {
        if (events > 0) {
            buckets.subList(0, before).forEach(bucket -> bucket.giveBack(events));
        }
    }

    private Refusal tooEarly(int events, TokenBucket refusing) {
        var wait = buckets.stream().map(bucket -> bucket.wait(events)).reduce(Duration.ZERO, EventRate::longer);
        return Refusal.later(
                Reason.RATE_EXCEEDED,
                "More events per second than " + refusing.owner() + " may have: send it again later, and more slowly.",
                wait);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    /** Never to be told to come again: it would be the same then. */
    private static Refusal tooMany(int events, TokenBucket refusing) {
        return Refusal.of(
                Reason.TOO_LARGE,
                "The batch has " + events + " events, and the rate of " + refusing.owner() + " lets at most "
                        + refusing.burst() + " come at once: send it in parts.");
    }
}
