package io.eventplane.director.specs.http;

import java.time.Duration;

/** What is left of the {@link FetchLimits} of one fetch. Of one thread. */
public final class Budget {

    private final FetchLimits limits;
    private final long deadline;
    private long bytes;

    private Budget(FetchLimits limits) {
        this.limits = limits;
        this.deadline = System.nanoTime() + limits.timeout().toNanos();
    }

    /** All of it; the time runs from now on. */
    public static Budget of(FetchLimits limits) {
        return new Budget(limits);
    }

    FetchLimits limits() {
        return limits;
    }

    /** @throws FetchFailedException when there is none */
    Duration timeLeft() {
        var left = Duration.ofNanos(deadline - System.nanoTime());
        if (left.toMillis() < 1) {
            throw late();
        }
        return left;
    }

    boolean isLate() {
        return System.nanoTime() - deadline >= 0;
    }

    FetchFailedException late() {
        return new FetchFailedException("nothing complete came within " + limits.timeout());
    }

    int bytesLeft() {
        return limits.maxBytes() - Math.toIntExact(bytes);
    }

    /** @throws FetchFailedException when there are not as many left */
    void spend(long more) {
        if (more > bytesLeft()) {
            throw new FetchFailedException(
                    "more than " + limits.maxBytes() + " bytes came; eventplane.director.fetch.max-bytes is the limit");
        }
        bytes += more;
    }

    /** How many bytes have come so far. */
    public long spent() {
        return bytes;
    }
}
