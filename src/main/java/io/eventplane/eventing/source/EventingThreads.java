package io.eventplane.eventing.source;

import io.eventplane.platform.OnePerApplication;
import jakarta.annotation.PreDestroy;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that all subscriptions share: as many as work at the same time, not as many as there are subscriptions. All are daemons, with
 * the application's class loader.
 */
@OnePerApplication
public final class EventingThreads implements AutoCloseable {

    private static final ClassLoader APPLICATION = EventingThreads.class.getClassLoader();

    private final ScheduledThreadPoolExecutor timer =
            new ScheduledThreadPoolExecutor(1, named("eventplane-eventing-timer"));
    private final ExecutorService background = Executors.newCachedThreadPool(named("eventplane-eventing"));

    /** Threads that start when there is something for them. */
    public EventingThreads() {
        timer.setRemoveOnCancelPolicy(true);
    }

    /** Makes daemon threads of that name, numbered, with the application's class loader. */
    public static ThreadFactory named(String name) {
        var count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            thread.setContextClassLoader(APPLICATION);
            return thread;
        };
    }

    /** For what is to happen later; one thread, so nothing may wait there: hand over to {@link #background()}. */
    public ScheduledExecutorService timer() {
        return timer;
    }

    /** For what may wait; a thread for each task, for as long as it takes. */
    public ExecutorService background() {
        return background;
    }

    @Override
    @PreDestroy
    public void close() {
        timer.shutdownNow();
        background.shutdownNow();
    }
}
