package io.eventplane.eventing.source;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** Lets a few wait for the server at the same time, however many want to: so a thousand subscriptions begin without a thousand threads. Thread-safe. */
public final class Turns implements Executor {

    private static final int MOST = 4;

    private final Executor threads;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int running;

    /** Tasks that those threads run. */
    public Turns(Executor threads) {
        this.threads = threads;
    }

    @Override
    public synchronized void execute(Runnable task) {
        waiting.add(task);
        if (running < MOST) {
            running++;
            begin();
        }
    }

    private void begin() {
        try {
            threads.execute(this::work);
        } catch (RejectedExecutionException closing) {
            // The application ends.
            waiting.clear();
        }
    }

    private void work() {
        for (Runnable task = next(); task != null; task = next()) {
            task.run();
        }
    }

    private synchronized @Nullable Runnable next() {
        var task = waiting.poll();
        if (task == null) {
            running--;
        }
        return task;
    }
}
