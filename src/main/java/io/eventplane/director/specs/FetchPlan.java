package io.eventplane.director.specs;

import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * When to fetch again: regularly after a success, later and later after failures, never before a server wants to be asked again. Always
 * a little at random, so that what failed together does not come back together.
 */
@OnePerApplication
public class FetchPlan {

    /** Doubled more often than this, a second is longer than a lifetime. */
    private static final int MOST_DOUBLINGS = 30;

    private static final double REFRESH_SPREAD = 0.1;

    private final Duration refresh;
    private final Duration first;
    private final Duration longest;
    private final DoubleSupplier chance;

    @Inject
    public FetchPlan(Config config) {
        this(
                config.getValue("eventplane.director.fetch.refresh-interval", Duration.class),
                config.getValue("eventplane.director.fetch.first-retry", Duration.class),
                config.getValue("eventplane.director.fetch.longest-retry", Duration.class),
                () -> ThreadLocalRandom.current().nextDouble());
    }

    /**
     * @param refresh from success to next fetch; zero for never
     * @param chance answers from 0 to 1
     */
    FetchPlan(Duration refresh, Duration first, Duration longest, DoubleSupplier chance) {
        check("refresh-interval must not be negative", !refresh.isNegative(), refresh);
        check("first-retry must be longer than nothing", !first.isNegative() && !first.isZero(), first);
        check("longest-retry must not be shorter than first-retry", longest.compareTo(first) >= 0, longest);
        this.refresh = refresh;
        this.first = first;
        this.longest = longest;
        this.chance = chance;
    }

    private static void check(String rule, boolean holds, Duration value) {
        if (!holds) {
            throw new IllegalArgumentException("eventplane.director.fetch." + rule + ", was " + value);
        }
    }

    /** Null for never. */
    @Nullable
    Instant afterSuccess(Instant now) {
        return refresh.isZero() ? null : now.plus(times(refresh, 1 - REFRESH_SPREAD * chance.getAsDouble()));
    }

    /**
     * @param failures how many in a row, this one included
     * @param asked how long the server asks to be left alone; taken at its word up to the longest wait
     */
    Instant afterFailure(Instant now, int failures, Optional<Duration> asked) {
        var exact = first.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        var wait = times(shorter(exact, longest), 1 - chance.getAsDouble() / 2);
        return now.plus(
                asked.map(least -> longer(wait, shorter(least, longest))).orElse(wait));
    }

    private static Duration times(Duration duration, double factor) {
        return Duration.ofMillis((long) (duration.toMillis() * factor));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
