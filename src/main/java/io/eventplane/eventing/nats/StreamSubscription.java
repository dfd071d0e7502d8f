package io.eventplane.eventing.nats;

import io.eventplane.eventing.source.EventingThreads;
import io.eventplane.eventing.source.Fault;
import io.eventplane.eventing.source.OpenSubscription;
import io.eventplane.eventing.source.Receiver;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A subscription to messages that a stream keeps. */
final class StreamSubscription implements OpenSubscription, Guest {

    /** How often the server is asked how much waits, while nothing that comes tells. */
    private static final int TICKS_TO_A_COUNT = 15;

    private final Place place;
    private final Receiver receiver;
    private final Deliveries deliveries;
    private final StreamOpening opening;
    private final StreamFarewell farewell;
    private volatile @Nullable StreamSession session;
    private volatile boolean ended;
    private int ticks;

    StreamSubscription(NatsSettings settings, Place place, Receiver receiver, EventingThreads threads, Executor turns) {
        var consumers = new StreamConsumers(settings);
        this.place = place;
        this.receiver = receiver;
        this.deliveries = new Deliveries(receiver, settings.ackWait(), this::pull);
        this.opening = new StreamOpening(consumers, deliveries, threads, turns, this);
        this.farewell = new StreamFarewell(consumers);
    }

    @Override
    public synchronized void connected(NatsLine established) {
        if (!ended && deliveries.line() != established) {
            deliveries.over(established);
            opening.begin(established);
        }
    }

    @Override
    public synchronized void disconnected(Fault fault) {
        opening.abandon();
        deliveries.over(null);
        session = null;
        if (!ended) {
            receiver.failed(fault);
        }
    }

    /** There is a consumer, which keeps what comes from now on. */
    void subscribed(NatsLine on, StreamConsumer consumer) {
        if (isCurrent(on)) {
            deliveries.counted(consumer);
            receiver.subscribed();
        }
    }

    /** Its messages may come. */
    synchronized void opened(NatsLine on, StreamConsumer consumer) {
        if (isCurrent(on)) {
            session = new StreamSession(on, consumer, deliveries, this);
            pull();
        }
    }

    /** There is none, and nobody knows when there is. */
    void failed(NatsLine on, Fault fault) {
        if (isCurrent(on)) {
            receiver.failed(fault);
        }
    }

    /** What a session pulled from is gone. */
    synchronized void lost(StreamSession over, Fault fault) {
        var on = deliveries.line();
        if (session == over && on != null) {
            over.end();
            session = null;
            receiver.failed(fault);
            opening.again(on, fault.kind());
        }
    }

    @Override
    public void tick() {
        var on = deliveries.line();
        if (on == null || ended) {
            return;
        }
        deliveries.tick(on);
        var now = session;
        if (now != null && now.isSilent()) {
            lost(now, new Fault(Fault.Kind.UNREACHABLE, "JetStream does not answer"));
        } else if (now != null
                && ++ticks % TICKS_TO_A_COUNT == 0
                && deliveries.held().count() > 0) {
            opening.refresh(on);
        }
    }

    @Override
    public void close() {
        stop();
        place.leave(this);
    }

    @Override
    public void remove() {
        var on = stop();
        if (on == null) {
            place.once(farewell::remove);
        } else {
            farewell.remove(on);
        }
        place.leave(this);
    }

    @Override
    public OptionalLong lag() {
        return deliveries.lag();
    }

    private void pull() {
        var now = session;
        if (now != null) {
            now.pull();
        }
    }

    private @Nullable NatsLine stop() {
        var on = deliveries.line();
        synchronized (this) {
            ended = true;
            opening.abandon();
        }
        var now = session;
        var again = deliveries.end();
        if (on != null && now != null) {
            farewell.giveBack(on, now, again);
        }
        return on;
    }

    private boolean isCurrent(NatsLine on) {
        return !ended && deliveries.line() == on;
    }
}
