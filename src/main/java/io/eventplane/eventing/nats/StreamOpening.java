package io.eventplane.eventing.nats;

import io.eventplane.eventing.nats.NatsFaults.UnfitException;
import io.eventplane.eventing.source.EventingThreads;
import io.eventplane.eventing.source.Fault;
import io.eventplane.eventing.source.Patience;
import io.nats.client.JetStreamApiException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The way from a connection to the consumer on it, tried until it is found. Thread-safe.
 *
 * <p>What a former connection lost on its way, or an agent that is gone had taken, comes again once its time is over, and then first: until then
 * nothing is pulled, so that nothing newer overtakes it.
 */
final class StreamOpening {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

    private final StreamConsumers consumers;
    private final Deliveries deliveries;
    private final EventingThreads threads;
    private final Executor turns;
    private final StreamSubscription owner;
    private final Patience patience = new Patience();

    private @Nullable NatsLine line;
    private @Nullable Future<?> next;

    StreamOpening(
            StreamConsumers consumers,
            Deliveries deliveries,
            EventingThreads threads,
            Executor turns,
            StreamSubscription owner) {
        this.consumers = consumers;
        this.deliveries = deliveries;
        this.threads = threads;
        this.turns = turns;
        this.owner = owner;
    }

    /** Begins anew on that connection. */
    synchronized void begin(NatsLine on) {
        abandon();
        line = on;
        turns.execute(() -> open(on));
    }

    /** The connection is gone, or nobody wants it. */
    synchronized void abandon() {
        line = null;
        if (next != null) {
            next.cancel(false);
        }
    }

    /** Begins once more on the same connection, later. */
    synchronized void again(NatsLine on, Fault.Kind kind) {
        if (line == on) {
            later(on, patience.afterFailure(kind), () -> open(on));
        }
    }

    /** Asks how much there is to come. */
    void refresh(NatsLine on) {
        turns.execute(() -> {
            try {
                deliveries.counted(consumers.ensured(on.streams(), deliveries.held()));
            } catch (IOException | JetStreamApiException | UnfitException | RuntimeException unknown) {
                // The session finds out by itself.
                return;
            }
        });
    }

    private synchronized void later(NatsLine on, Duration pause, Runnable task) {
        if (line == on) {
            next = threads.timer().schedule(() -> turns.execute(task), pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void open(NatsLine on) {
        try {
            if (!isCurrent(on)) {
                return;
            }
            deliveries.catchUp();
            var consumer = consumers.ensured(on.streams(), deliveries.held());
            owner.subscribed(on, consumer);
            await(on, consumer, Instant.now().plus(consumer.ackWait()).plus(LOOK_AGAIN));
        } catch (IOException | JetStreamApiException | UnfitException | RuntimeException e) {
            fail(on, e);
        }
    }

    private void look(NatsLine on, Instant latest) {
        try {
            await(on, consumers.ensured(on.streams(), deliveries.held()), latest);
        } catch (IOException | JetStreamApiException | UnfitException | RuntimeException e) {
            fail(on, e);
        }
    }

    private void await(NatsLine on, StreamConsumer consumer, Instant latest) {
        if (consumer.unsettled() > deliveries.held().count() && Instant.now().isBefore(latest)) {
            later(on, LOOK_AGAIN, () -> look(on, latest));
        } else if (isCurrent(on)) {
            opened(on, consumer);
        }
    }

    private void opened(NatsLine on, StreamConsumer consumer) {
        synchronized (this) {
            patience.reset();
        }
        owner.opened(on, consumer);
    }

    private void fail(NatsLine on, Exception failure) {
        if (isCurrent(on)) {
            var fault = NatsFaults.ofAsking(failure, on);
            owner.failed(on, fault);
            again(on, fault.kind());
        }
    }

    private synchronized boolean isCurrent(NatsLine on) {
        return line == on;
    }
}
