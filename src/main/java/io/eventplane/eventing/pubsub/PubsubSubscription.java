package io.eventplane.eventing.pubsub;

import com.google.pubsub.v1.ReceivedMessage;
import io.eventplane.eventing.source.EventingThreads;
import io.eventplane.eventing.source.Fault;
import io.eventplane.eventing.source.Next;
import io.eventplane.eventing.source.OpenSubscription;
import io.eventplane.eventing.source.Patience;
import io.eventplane.eventing.source.Receiver;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A subscription on Pub/Sub: one stream after the other, until it is closed. Thread-safe. */
final class PubsubSubscription implements OpenSubscription {

    private final PubsubCalls calls;
    private final Channels.Shared shared;
    private final Receiver receiver;
    private final SubscriptionResource resource;
    private final Acknowledgements acknowledgements;
    private final Patience patience = new Patience();
    private final Next next;

    private @Nullable PullStream stream;
    private boolean proven;
    private boolean ended;

    PubsubSubscription(
            PubsubCalls calls, Channels.Shared shared, Receiver receiver, EventingThreads threads, Executor turns) {
        this.calls = calls;
        this.shared = shared;
        this.receiver = receiver;
        this.next = new Next(threads.timer(), turns);
        this.resource = new SubscriptionResource(calls.settings(), calls.stubs());
        this.acknowledgements = new Acknowledgements(calls, threads.timer());
    }

    synchronized void open() {
        acknowledgements.begin();
        next.in(Duration.ZERO, this::begin);
    }

    private void begin() {
        try {
            resource.ensure();
            pull();
        } catch (StatusRuntimeException e) {
            failed(e);
        }
    }

    private synchronized void pull() {
        if (ended) {
            return;
        }
        var begun = new PullStream(this);
        stream = begun;
        proven = false;
        var unused = calls.pull(begun);
        receiver.subscribed();
    }

    void received(PullStream from, ReceivedMessage received) {
        var message = received.getMessage();
        if (isCurrent(from) && acknowledgements.take(received)) {
            var id = message.getMessageId();
            Runnable settled = () -> acknowledgements.settle(id);
            receiver.received(PubsubMessages.received(calls.settings().topic(), message, settled));
        }
    }

    private synchronized boolean isCurrent(PullStream from) {
        proven = true;
        return !ended && stream == from;
    }

    void lost(PullStream over, Throwable failure) {
        synchronized (this) {
            if (stream != over) {
                return;
            }
            stream = null;
            if (proven) {
                patience.reset();
            }
        }
        failed(failure);
    }

    private void failed(Throwable failure) {
        var fault = PubsubFaults.of(failure);
        if (fault.kind() == Fault.Kind.CREDENTIALS) {
            calls.stubs().token().ifPresent(BearerToken::refused);
        }
        synchronized (this) {
            if (!ended) {
                receiver.failed(fault);
                next.in(patience.afterFailure(fault.kind()), this::begin);
            }
        }
    }

    @Override
    public void close() {
        if (stop()) {
            shared.giveBack();
        }
    }

    @Override
    public void remove() {
        if (stop()) {
            resource.remove();
            shared.giveBack();
        }
    }

    /** Pub/Sub tells it to its monitoring only. */
    @Override
    public OptionalLong lag() {
        return OptionalLong.empty();
    }

    /** Ends it; answers whether it is the first to do so. */
    private boolean stop() {
        PullStream last;
        synchronized (this) {
            if (ended) {
                return false;
            }
            ended = true;
            last = stream;
            stream = null;
            next.never();
        }
        if (last != null) {
            last.cancel();
        }
        acknowledgements.end();
        return true;
    }
}
