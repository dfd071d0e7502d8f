package io.eventplane.replica;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * Runs a pass at once and then again and again: an interval after one that succeeded, soon after one that threw (0.1
 * s, 0.2 s, 0.4 s … at most 2 s), so that a Director that comes up is found quickly. Passes never overlap.
 */
public final class Resync implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Resync.class.getPackageName());
    private static final String CONTAINER_EXECUTOR = "java:comp/DefaultManagedScheduledExecutorService";
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final Duration interval;
    private final Runnable pass;
    private final ScheduledExecutorService executor;
    private Duration pause = FIRST_PAUSE;
    private volatile Future<?> upcoming = CompletableFuture.completedFuture(null);
    private volatile boolean closed;

    /** Nothing runs before {@link #start()}. In a container the executor has to be the container's. */
    public Resync(Duration interval, Runnable pass, ScheduledExecutorService executor) {
        this.interval = interval;
        this.pass = pass;
        this.executor = executor;
    }

    /**
     * On the container's own threads. To be called while the application starts, or in one of its requests.
     *
     * @throws IllegalStateException when the server has no feature concurrent-3.1
     */
    @SuppressWarnings("BanJNDI") // Looks up a constant, in the namespace of this application.
    public static Resync inContainer(Duration interval, Runnable pass) {
        try {
            return new Resync(interval, pass, InitialContext.doLookup(CONTAINER_EXECUTOR));
        } catch (NamingException e) {
            throw new IllegalStateException("no " + CONTAINER_EXECUTOR + ": enable the feature concurrent-3.1", e);
        }
    }

    /** Lets the first pass run now, on a thread of the executor. */
    public void start() {
        executor.execute(this::run);
    }

    /** No pass begins any more; one that runs is not interrupted. */
    @Override
    public void close() {
        closed = true;
        upcoming.cancel(false);
    }

    private void run() {
        var delay = interval;
        try {
            delay = closed || succeeds() ? interval : growingPause();
        } finally {
            // Even after an Error: a Runtime that stops looking would stay behind until its restart.
            next(delay);
        }
    }

    private void next(Duration delay) {
        if (!closed) {
            upcoming = executor.schedule(this::run, delay.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private boolean succeeds() {
        try {
            pass.run();
            pause = FIRST_PAUSE;
            return true;
        } catch (RuntimeException e) {
            log(e);
            return false;
        }
    }

    /** Once per row of failures at a level that people read; a Director that is away is no news every two seconds. */
    private void log(RuntimeException e) {
        var level = pause.equals(FIRST_PAUSE) ? Level.INFO : Level.DEBUG;
        LOG.log(level, "not in step with the Director, will try again: {0}", e.getMessage());
    }

    private Duration growingPause() {
        var current = pause;
        var doubled = current.multipliedBy(2);
        pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
        return current.compareTo(interval) < 0 ? current : interval;
    }
}
