package io.eventplane.bus;

import io.eventplane.platform.OnePerApplication;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/** Sends messages over a few senders at once, within a limit and a time. Thread-safe. */
@OnePerApplication
final class Lanes {

    private final Duration timeout;
    private final Semaphore free;
    private final ScheduledThreadPoolExecutor deadlines;
    private final List<Lane> lanes;

    @Inject
    Lanes(Config config, Broker broker) {
        this.timeout = broker.timeout();
        this.free = new Semaphore(config.getValue("eventplane.bus.max-in-flight", Integer.class));
        // Never shut down: its threads end by themselves, and who publishes late is told by the broker's absence.
        Executor background =
                Executors.newCachedThreadPool(task -> ApplicationClassLoader.thread("eventplane-bus-connect", task));
        this.deadlines = new ScheduledThreadPoolExecutor(
                1,
                task -> ApplicationClassLoader.thread("eventplane-bus-deadlines", task),
                new ThreadPoolExecutor.DiscardPolicy());
        // Else a confirmed publish would stay in memory until its deadline.
        deadlines.setRemoveOnCancelPolicy(true);
        int connections = config.getValue("eventplane.bus.publish-connections", Integer.class);
        this.lanes = Stream.generate(() -> new Lane(broker::sender, background))
                .limit(connections)
                .toList();
    }

    /**
     * Sends the message without blocking.
     *
     * @return completed when the broker has it on its disk; exceptionally with a {@link BusException}
     */
    CompletionStage<Void> send(Outbound outbound) {
        if (!free.tryAcquire()) {
            return CompletableFuture.failedFuture(
                    new BusFullException("too many publishes are under way (eventplane.bus.max-in-flight)"));
        }
        CompletableFuture<Void> confirmed = new CompletableFuture<>();
        Lane lane = lanes.get(Math.floorMod(outbound.orderKey().hashCode(), lanes.size()));
        Future<?> deadline =
                deadlines.schedule(() -> expire(lane, confirmed), timeout.toMillis(), TimeUnit.MILLISECONDS);
        CompletionStage<Void> unused = confirmed.whenComplete((done, failure) -> {
            deadline.cancel(false);
            free.release();
        });
        lane.send(outbound, confirmed);
        // Not the stage that follows it: that would wrap the failure.
        return confirmed;
    }

    /** A connection that has not answered for so long is not worth more messages. */
    private void expire(Lane lane, CompletableFuture<Void> confirmed) {
        if (confirmed.completeExceptionally(
                new BusUnavailableException("the broker did not confirm within " + timeout))) {
            lane.close();
        }
    }

    @PreDestroy
    void close() {
        lanes.forEach(Lane::close);
        deadlines.shutdownNow();
    }
}
