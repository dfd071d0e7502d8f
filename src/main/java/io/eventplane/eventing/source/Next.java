package io.eventplane.eventing.source;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The one thing that a subscription is going to do, and when. For whoever holds the subscription's lock. */
public final class Next {

    private final ScheduledExecutorService timer;
    private final Executor threads;
    private @Nullable Future<?> planned;

    /** Nothing is planned; what will be happens on the timer's thread, so it must not wait. */
    public Next(ScheduledExecutorService timer) {
        this(timer, Runnable::run);
    }

    /** Nothing is planned; what will be happens on one of those threads. */
    public Next(ScheduledExecutorService timer, Executor threads) {
        this.timer = timer;
        this.threads = threads;
    }

    /** In the place of whatever was planned; a task that has begun goes on. */
    public void in(Duration pause, Runnable task) {
        never();
        planned = timer.schedule(() -> begin(task), pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Nothing in its place. */
    public void never() {
        if (planned != null) {
            planned.cancel(false);
        }
    }

    private void begin(Runnable task) {
        try {
            threads.execute(task);
        } catch (RejectedExecutionException closing) {
            // The application ends.
            return;
        }
    }
}
