package io.eventplane.gateway.limit;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.TokensInheritanceStrategy;
import java.time.Duration;
import java.util.function.LongSupplier;

/** So many events per second, and no more than the burst at once. Full at first. Thread-safe. */
final class TokenBucket {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final long SECONDS = 60;

    private final String owner;
    private final Bucket bucket;
    private volatile long burst;
    private volatile int perSecond;

    /**
     * A full one.
     *
     * @param owner whose it is, as its refusals say
     * @param nanoTime tells the time
     */
    TokenBucket(String owner, int perSecond, long burst, LongSupplier nanoTime) {
        this.owner = owner;
        this.burst = burst;
        this.perSecond = perSecond;
        this.bucket = Bucket.builder()
                .addLimit(limit(perSecond, burst))
                .withCustomTimePrecision(new Clock(nanoTime))
                .build();
    }

    String owner() {
        return owner;
    }

    /** How many events may come at once. */
    long burst() {
        return burst;
    }

    /** How many events may come within a minute, as long as nothing is left of the burst. */
    long perMinute() {
        return perSecond * SECONDS;
    }

    /** Changes the rate. What was used up stays so: nobody gets a full bucket by changing a document. */
    void set(int newPerSecond, long newBurst) {
        burst = newBurst;
        perSecond = newPerSecond;
        bucket.replaceConfiguration(
                BucketConfiguration.builder()
                        .addLimit(limit(newPerSecond, newBurst))
                        .build(),
                TokensInheritanceStrategy.AS_IS);
    }

    /** All of them or none. */
    boolean take(int events) {
        return bucket.tryConsume(events);
    }

    /** Whether or not there are any: then there are less than none for a while. */
    void takeAnyway(int events) {
        bucket.consumeIgnoringRateLimits(events);
    }

    void giveBack(int events) {
        bucket.addTokens(events);
    }

    /** How long until so many may come, if nobody else comes first. */
    Duration wait(int events) {
        return Duration.ofNanos(bucket.estimateAbilityToConsume(events).getNanosToWaitForRefill());
    }

    private static Bandwidth limit(int perSecond, long burst) {
        return Bandwidth.builder()
                .capacity(burst)
                .refillGreedy(perSecond, SECOND)
                .build();
    }

    private record Clock(LongSupplier nanoTime) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return nanoTime.getAsLong();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
