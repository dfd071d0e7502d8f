package io.eventplane.eventing.http;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The one thing that a subscription is going to do, and when. For whoever holds the subscription's lock. */
final class Next {

    private final ScheduledExecutorService timer;
    private @Nullable Future<?> planned;

    Next(ScheduledExecutorService timer) {
        this.timer = timer;
    }

    /** In the place of whatever was planned; a task that has begun goes on. */
    void in(Duration pause, Runnable task) {
        never();
        planned = timer.schedule(task, pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    void never() {
        if (planned != null) {
            planned.cancel(false);
        }
    }
}
