package io.eventplane.eventing.nats;

import io.eventplane.eventing.source.EventingThreads;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The one thing that is to happen next, later, on a thread that may wait; another one takes its place. For one thread at a time. */
final class Appointment {

    private final EventingThreads threads;
    private @Nullable Future<?> next;

    /** Nothing is to happen. */
    Appointment(EventingThreads threads) {
        this.threads = threads;
    }

    /** That is to happen, and nothing else. */
    void make(Duration pause, Runnable task) {
        cancel();
        long millis = Math.max(0, pause.toMillis());
        next = threads.timer().schedule(() -> inBackground(task), millis, TimeUnit.MILLISECONDS);
    }

    /** Nothing is to happen any more; what happens already goes on. */
    void cancel() {
        if (next != null) {
            next.cancel(false);
        }
    }

    private void inBackground(Runnable task) {
        try {
            threads.background().execute(task);
        } catch (RejectedExecutionException closing) {
            // The application ends.
            return;
        }
    }
}
