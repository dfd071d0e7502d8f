package io.eventplane.eventing.mqtt;

import io.eventplane.eventing.source.EventingThreads;
import io.eventplane.eventing.source.Fault;
import io.eventplane.eventing.source.Patience;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * When a subscription does what it does next: one thing at a time, sooner or later by what has happened so far, and nothing any more once it has
 * ended. Thread-safe.
 */
final class Schedule {

    /** Whoever is thrown out as soon as it is connected is to become slower. */
    private static final Duration STABLE = Duration.ofSeconds(1);

    private final EventingThreads threads;
    private final Patience patience = new Patience();

    private Instant since = Instant.MAX;
    private Future<?> next = CompletableFuture.completedFuture(null);
    private boolean ended;

    Schedule(EventingThreads threads) {
        this.threads = threads;
    }

    /** Does it in the background, once that time has passed. */
    synchronized void after(Duration pause, Runnable what) {
        if (!ended) {
            next = threads.timer()
                    .schedule(
                            () -> threads.background().execute(what),
                            Math.max(0, pause.toMillis()),
                            TimeUnit.MILLISECONDS);
        }
    }

    /** Does it again, the later the more often it has failed in a row. */
    synchronized void afterFailure(Fault.Kind kind, Runnable what) {
        after(patience.afterFailure(kind), what);
    }

    /** It works from now on. */
    synchronized void succeeded() {
        since = Instant.now();
    }

    /** It does not work any more, or never has; what was planned for the time that it would is given up. */
    synchronized void interrupted() {
        next.cancel(false);
        if (since.isBefore(Instant.now().minus(STABLE))) {
            patience.reset();
        }
        since = Instant.MAX;
    }

    /** Nothing is to be done any more. */
    synchronized void end() {
        ended = true;
        next.cancel(false);
    }
}
