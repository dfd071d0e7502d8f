package io.eventplane.gateway.wire;

import io.eventplane.gateway.observation.GatewayObserver;
import io.eventplane.platform.OnePerApplication;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Verticle;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.spi.transport.Transport;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The threads that all sockets of the gateway share: one event loop for each processor. Started with the first server, stopped with the
 * application. Thread-safe.
 */
@OnePerApplication
public final class EventLoops implements AutoCloseable {

    private static final Logger LOG = System.getLogger(EventLoops.class.getName());

    private static final long PATIENCE_SECONDS = 30;

    /** How many loops there are. */
    public static final int COUNT = Runtime.getRuntime().availableProcessors();

    private final AcceptedConnections connections;
    private final Transport transport;
    private @Nullable Vertx vertx;

    /** Loops with at most so many connections at once, over all protocols, of which the observer is told. */
    @Inject
    public EventLoops(
            @ConfigProperty(name = "eventplane.gateway.max-connections") int maxConnections, GatewayObserver observer) {
        this.connections = new AcceptedConnections(maxConnections, observer);
        this.transport = new GuardedTransport(connections);
    }

    /**
     * Deploys one such server on every loop: connections to the same address are dealt out among them. Waits until they listen.
     *
     * @return the id to {@link #undeploy} them with
     * @throws ListenException when they can't
     */
    public String deploy(Entrance entrance, Supplier<Verticle> server, ListenAddress address) {
        connections.expect(entrance, address.sharedPort());
        var options = new DeploymentOptions().setInstances(COUNT);
        try {
            return await(running().deployVerticle(server, options));
        } catch (ExecutionException | TimeoutException e) {
            var cause = e.getCause() == null ? e : e.getCause();
            throw new ListenException("can't listen on " + address.inWords() + ": " + cause.getMessage(), cause);
        }
    }

    /** Closes the servers of a deployment, with their connections. */
    public void undeploy(String deployment) {
        try {
            await(running().undeploy(deployment));
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the servers of deployment " + deployment + " can't be closed", e);
        }
    }

    /** Runs the task again and again until the application stops, on a thread that may wait; never twice at once. */
    void every(Duration interval, Runnable task) {
        var running = running();
        running.setPeriodic(interval.toMillis(), timer -> running.executeBlocking(Executors.callable(task)));
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
            await(running.close());
        } catch (ExecutionException | TimeoutException e) {
            LOG.log(Level.WARNING, "the gateway's event loops did not stop cleanly", e);
        }
    }

    private synchronized Vertx running() {
        if (vertx == null) {
            vertx = new VertxBuilder(options()).findTransport(transport).init().vertx();
        }
        return vertx;
    }

    /** Nothing is read from the class path and no folder is made. */
    private static VertxOptions options() {
        return new VertxOptions()
                .setEventLoopPoolSize(COUNT)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false));
    }

    private static <T> T await(Future<T> future) throws ExecutionException, TimeoutException {
        try {
            return future.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the gateway's servers", e);
        }
    }
}
