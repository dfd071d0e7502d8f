package io.eventplane.director.store;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A step that is done again and again. One that fails is logged, the first of a row as a warning, and done again. */
public final class RepeatedStep {

    private final Logger log;
    private final String later;
    private final Runnable step;
    private volatile Future<?> repeated = CompletableFuture.completedFuture(null);
    private volatile boolean failing;

    /**
     * A step that is not repeated yet.
     *
     * @param owner whose log it is
     * @param later what a failure means, such as {@code "old records are removed later"}
     */
    public RepeatedStep(Class<?> owner, String later, Runnable step) {
        this.log = System.getLogger(owner.getName());
        this.later = later;
        this.step = step;
    }

    /** Does it from now on, with that pause behind each time. */
    public void start(ScheduledExecutorService executor, Duration pause) {
        repeated = executor.scheduleWithFixedDelay(this::once, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Does it once, on the calling thread. */
    public void once() {
        try {
            step.run();
            failing = false;
        } catch (RuntimeException e) {
            log.log(failing ? Level.DEBUG : Level.WARNING, "{0}: {1}", later, e.toString());
            failing = true;
        }
    }

    /** Does it no more; one that is under way ends by itself. */
    public void stop() {
        repeated.cancel(false);
    }
}
