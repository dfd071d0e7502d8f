package io.eventplane.gateway.security;

import io.eventplane.platform.OnePerApplication;
import jakarta.annotation.PreDestroy;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads on which logins are decided that take time: an issuer is asked, or keys are derived. A few, and a bounded queue; what finds no
 * place is refused by {@link java.util.concurrent.RejectedExecutionException}.
 */
@OnePerApplication
public final class LoginWorkers implements Executor, AutoCloseable {

    private static final int THREADS = 4;
    private static final int MOST_WAITING = 2000;

    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS, THREADS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING), task -> {
                var thread = new Thread(task, "gateway-logins");
                thread.setDaemon(true);
                return thread;
            });

    /** None started yet. */
    public LoginWorkers() {
        threads.allowCoreThreadTimeOut(true);
    }

    @Override
    public void execute(Runnable task) {
        threads.execute(task);
    }

    @Override
    @PreDestroy
    public void close() {
        threads.shutdownNow();
    }
}
