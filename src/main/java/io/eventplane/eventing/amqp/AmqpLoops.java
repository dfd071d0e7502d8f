package io.eventplane.eventing.amqp;

import io.eventplane.platform.OnePerApplication;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.impl.VertxInternal;
import jakarta.annotation.PreDestroy;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The threads that all AMQP subscriptions share: two event loops at most. Started with the first subscription. Thread-safe. */
@OnePerApplication
public final class AmqpLoops implements AutoCloseable {

    private static final Logger LOG = System.getLogger(AmqpLoops.class.getName());
    private static final int COUNT = Math.min(2, Runtime.getRuntime().availableProcessors());
    private static final long PATIENCE_SECONDS = 10;

    private @Nullable VertxInternal vertx;

    /** A context of its own on one of the loops, in turn: what runs in it never runs twice at once. */
    synchronized Context context() {
        var running = vertx;
        if (running == null) {
            running = (VertxInternal) new VertxBuilder(options()).init().vertx();
            vertx = running;
        }
        return running.createEventLoopContext();
    }

    @Override
    @PreDestroy
    public synchronized void close() {
        var running = vertx;
        vertx = null;
        if (running != null) {
            stop(running);
        }
    }

    private static void stop(Vertx running) {
        try {
            running.close().toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.log(Level.WARNING, "the event loops of AMQP subscriptions did not stop cleanly", e);
        }
    }

    /** Nothing is read from the class path and no folder is made. */
    private static VertxOptions options() {
        return new VertxOptions()
                .setEventLoopPoolSize(COUNT)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setUseDaemonThread(true)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false));
    }
}
