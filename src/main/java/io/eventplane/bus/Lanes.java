package io.eventplane.bus;

import io.eventplane.platform.OnePerApplication;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/** Sends messages over a few senders of each user at once, within a limit and a time. Thread-safe. */
@OnePerApplication
final class Lanes {

    /** How often is looked within the time that a publish may take. */
    private static final int LOOKS = 10;

    private static final long LONGEST_BETWEEN_LOOKS = 1000;
    private static final long IDLE_SECONDS = 60;

    private final Duration timeout;
    private final Semaphore free;
    private final ThreadPoolExecutor background;
    private final ScheduledExecutorService deadlines;
    private final Map<BrokerUser, List<Lane>> lanes = new EnumMap<>(BrokerUser.class);

    @Inject
    Lanes(Config config, Broker broker) {
        this.timeout = broker.timeout();
        this.free = new Semaphore(config.getValue("eventplane.bus.max-in-flight", Integer.class));
        // Never shut down: its threads end by themselves, and who publishes late is told by the broker's absence.
        this.background = new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                task -> ApplicationClassLoader.thread("eventplane-bus-lane", task));
        for (BrokerUser user : BrokerUser.values()) {
            lanes.put(user, lanes(broker, user, background));
        }
        this.deadlines = Executors.newSingleThreadScheduledExecutor(
                task -> ApplicationClassLoader.thread("eventplane-bus-deadlines", task));
        long every = Math.max(1, Math.min(timeout.toMillis() / LOOKS, LONGEST_BETWEEN_LOOKS));
        Future<?> unused = deadlines.scheduleWithFixedDelay(this::expire, every, every, TimeUnit.MILLISECONDS);
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
        CompletionStage<Void> unused = confirmed.whenComplete((done, failure) -> free.release());
        List<Lane> own = Objects.requireNonNull(lanes.get(outbound.sender()), "every user has lanes");
        Lane lane = own.get(Math.floorMod(outbound.address().hashCode(), own.size()));
        lane.send(new Pending(outbound, confirmed, System.nanoTime() + timeout.toNanos()));
        // Not the stage that follows it: that would wrap the failure.
        return confirmed;
    }

    /** They connect when they have something to send. */
    private static List<Lane> lanes(Broker broker, BrokerUser user, Executor background) {
        return Stream.generate(() -> new Lane(() -> broker.sender(user), background))
                .limit(broker.publishLanes())
                .toList();
    }

    private void expire() {
        long now = System.nanoTime();
        lanes.values().forEach(own -> own.forEach(lane -> expire(lane, now)));
    }

    /** A connection that has not answered for so long is not worth more messages. */
    private void expire(Lane lane, long now) {
        List<Pending> late = lane.late(now);
        if (!late.isEmpty()) {
            lane.close();
            var failure = new BusUnavailableException("the broker did not confirm within " + timeout);
            late.forEach(each -> each.fail(failure));
        }
    }

    @PreDestroy
    void close() {
        lanes.values().forEach(own -> own.forEach(Lane::close));
        deadlines.shutdownNow();
        background.setKeepAliveTime(0, TimeUnit.SECONDS);
    }
}
