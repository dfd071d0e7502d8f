package io.eventplane.eventing.nats;

import io.eventplane.eventing.nats.NatsFaults.UnfitException;
import io.eventplane.eventing.source.EventingThreads;
import io.eventplane.eventing.source.Fault;
import io.eventplane.eventing.source.OpenSubscription;
import io.eventplane.eventing.source.Receiver;
import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A subscription to messages that a stream keeps. */
final class StreamSubscription implements OpenSubscription, Guest {

    private static final String ACKNOWLEDGED = "+ACK";
    private static final String AGAIN = "-NAK";
    private static final String IN_PROGRESS = "+WPI";
    /** How often the server is asked how much waits, while nothing that comes tells. */
    private static final int TICKS_TO_A_COUNT = 15;

    private final StreamConsumers consumers;
    private final Place place;
    private final Receiver receiver;
    private final Held held = new Held();
    private final StreamOpening opening;

    private volatile Duration ackWait;
    private volatile long pending;
    private volatile @Nullable NatsLine line;
    private volatile @Nullable StreamSession session;
    private volatile boolean ended;
    private int ticks;

    StreamSubscription(NatsSettings settings, Place place, Receiver receiver, EventingThreads threads, Executor turns) {
        this.consumers = new StreamConsumers(settings);
        this.place = place;
        this.receiver = receiver;
        this.opening = new StreamOpening(consumers, held, threads, turns, this);
        this.ackWait = settings.ackWait();
    }

    @Override
    public synchronized void connected(NatsLine established) {
        if (!ended && line != established) {
            line = established;
            opening.begin(established);
        }
    }

    @Override
    public synchronized void disconnected(Fault fault) {
        opening.abandon();
        line = null;
        session = null;
        if (!ended) {
            receiver.failed(fault);
        }
    }

    /** There is a consumer, which keeps what comes from now on. */
    void subscribed(NatsLine on, StreamConsumer consumer) {
        if (isCurrent(on)) {
            counted(consumer);
            ackWait = consumer.ackWait();
            receiver.subscribed();
        }
    }

    /** Its messages may come. */
    synchronized void opened(NatsLine on, StreamConsumer consumer) {
        if (isCurrent(on)) {
            var begun = new StreamSession(on, consumer, held, this);
            session = begun;
            begun.pull();
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
        var on = line;
        if (session == over && on != null) {
            over.end();
            session = null;
            receiver.failed(fault);
            opening.again(on, fault.kind());
        }
    }

    void counted(StreamConsumer consumer) {
        pending = consumer.pending();
    }

    void received(StreamConsumer consumer, Message message) {
        var place = message.metaData();
        long sequence = place.streamSequence();
        pending = place.pendingCount();
        if (!ended && held.take(sequence, message.getReplyTo(), message.getData().length)) {
            Runnable settled = () -> settle(consumer, sequence);
            receiver.received(NatsMessages.stored(message, consumer.position(sequence), settled));
        }
    }

    /** On whichever connection there is; on the next when there is none. */
    void acknowledge(String replyTo) {
        var on = line;
        if (on == null || !on.tell(replyTo, ACKNOWLEDGED)) {
            held.owe(replyTo);
        }
    }

    private void settle(StreamConsumer consumer, long sequence) {
        var replyTo = held.settle(consumer.streamCreated(), sequence);
        if (replyTo != null) {
            acknowledge(replyTo);
            var now = session;
            if (now != null) {
                now.pull();
            }
        }
    }

    @Override
    public void tick() {
        var on = line;
        if (on == null || ended) {
            return;
        }
        held.paid().forEach(this::acknowledge);
        held.overdue(ackWait.dividedBy(3)).forEach(replyTo -> on.tell(replyTo, IN_PROGRESS));
        var now = session;
        if (now != null && now.isSilent()) {
            lost(now, new Fault(Fault.Kind.UNREACHABLE, "JetStream does not answer"));
        } else if (now != null && ++ticks % TICKS_TO_A_COUNT == 0 && held.count() > 0) {
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
            place.once(this::removeConsumer);
        } else {
            removeConsumer(on);
        }
        place.leave(this);
    }

    @Override
    public OptionalLong lag() {
        return OptionalLong.of(pending + held.count());
    }

    /** What is held comes again at once, in its order. */
    private @Nullable NatsLine stop() {
        var on = line;
        synchronized (this) {
            ended = true;
            opening.abandon();
        }
        var now = session;
        var again = held.clear();
        if (on != null && now != null) {
            giveBack(on, now, again);
        }
        return on;
    }

    private void giveBack(NatsLine on, StreamSession over, List<String> again) {
        over.end();
        try {
            consumers.forgetTheGone(on.streams(), over.consumer());
            again.forEach(replyTo -> on.tell(replyTo, AGAIN));
            on.flush();
        } catch (IOException | JetStreamApiException | RuntimeException gone) {
            // It comes again when its time is over.
            return;
        }
    }

    private void removeConsumer(NatsLine on) {
        try {
            consumers.remove(on.streams());
        } catch (IOException | JetStreamApiException | UnfitException | RuntimeException gone) {
            // With its stream, or the server keeps it.
            return;
        }
    }

    private boolean isCurrent(NatsLine on) {
        return !ended && line == on;
    }
}
