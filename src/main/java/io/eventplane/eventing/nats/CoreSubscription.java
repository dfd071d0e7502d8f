package io.eventplane.eventing.nats;

import io.eventplane.eventing.source.Fault;
import io.eventplane.eventing.source.OpenSubscription;
import io.eventplane.eventing.source.Receiver;
import io.nats.client.Message;
import io.nats.client.Subscription;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A subscription without JetStream. Nothing is acknowledged, and nobody holds the server back: what comes while the window is full is left to
 * the other agents of the queue group, or to nobody.
 */
final class CoreSubscription implements OpenSubscription, Guest {

    private static final Fault FULL = new Fault(
            Fault.Kind.UNREACHABLE,
            "not subscribed until the Runtime's bus has taken what was received; without JetStream what is sent meanwhile is lost");

    private final NatsSettings settings;
    private final Place place;
    private final Receiver receiver;
    private final AtomicInteger held = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    private @Nullable NatsLine line;
    private @Nullable Subscription subscription;
    private boolean ended;

    CoreSubscription(NatsSettings settings, Place place, Receiver receiver) {
        this.settings = settings;
        this.place = place;
        this.receiver = receiver;
    }

    @Override
    public synchronized void connected(NatsLine established) {
        if (!ended && line != established) {
            line = established;
            subscribe(established);
        }
    }

    @Override
    public synchronized void disconnected(Fault fault) {
        line = null;
        subscription = null;
        if (!ended) {
            receiver.failed(fault);
        }
    }

    @Override
    public synchronized void tick() {
        if (!ended && line != null && subscription == null && held.get() <= Receiver.WINDOW / 2) {
            subscribe(line);
        }
    }

    @Override
    public void close() {
        stop(true);
        place.leave(this);
    }

    /** The server keeps nothing. */
    @Override
    public void remove() {
        close();
    }

    @Override
    public OptionalLong lag() {
        return OptionalLong.empty();
    }

    private void subscribe(NatsLine on) {
        subscription = on.subscribe(settings.subject(), settings.durable(), this::received);
        receiver.subscribed();
    }

    private void received(Message message) {
        int size = message.getData().length;
        bytes.addAndGet(size);
        int now = held.incrementAndGet();
        receiver.received(NatsMessages.fleeting(message, () -> {
            bytes.addAndGet(-size);
            held.decrementAndGet();
        }));
        if (now >= Receiver.WINDOW || bytes.get() >= Receiver.WINDOW_BYTES) {
            stop(false);
        }
    }

    private synchronized void stop(boolean forGood) {
        if (line != null && subscription != null) {
            line.unsubscribe(subscription);
            subscription = null;
            if (!forGood) {
                receiver.failed(FULL);
            }
        }
        ended |= forGood;
    }
}
