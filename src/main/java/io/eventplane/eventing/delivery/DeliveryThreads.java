package io.eventplane.eventing.delivery;

import io.eventplane.eventing.source.EventingThreads;
import io.eventplane.platform.OnePerApplication;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The few threads that wait for the bus, for all subscriptions: while they wait for its disk it syncs once for what several of them bring.
 */
@OnePerApplication
public final class DeliveryThreads implements AutoCloseable {

    private static final int THREADS = 8;
    private static final long IDLE_SECONDS = 30;

    private final ScheduledExecutorService timer;
    private final ThreadPoolExecutor pool = new ThreadPoolExecutor(
            THREADS,
            THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            EventingThreads.named("eventplane-delivery"));

    /** Threads that start when there is something to deliver. */
    @Inject
    public DeliveryThreads(EventingThreads threads) {
        this.timer = threads.timer();
        pool.allowCoreThreadTimeOut(true);
    }

    /** Nothing happens any more when the application stops. */
    void execute(Runnable task) {
        try {
            pool.execute(task);
        } catch (RejectedExecutionException e) {
            // What is not delivered is not settled, and comes again after the next start.
        }
    }

    void executeLater(Runnable task, Duration pause) {
        try {
            var unused = timer.schedule(() -> execute(task), pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // Likewise.
        }
    }

    @Override
    @PreDestroy
    public void close() {
        pool.shutdownNow();
    }
}
