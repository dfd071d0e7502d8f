package io.eventplane.eventing.pubsub;

import com.google.pubsub.v1.ReceivedMessage;
import io.eventplane.eventing.source.EventingThreads;
import io.eventplane.eventing.source.Fault;
import io.eventplane.eventing.source.OpenSubscription;
import io.eventplane.eventing.source.Patience;
import io.eventplane.eventing.source.Receiver;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A subscription on Pub/Sub: one stream after the other, until it is closed. Thread-safe. */
final class PubsubSubscription implements OpenSubscription {

    /** Acknowledgements are gathered for so long. */
    private static final int GATHERED_MILLIS = 20;

    private static final int RETRY_MILLIS = 1000;

    private final PubsubCalls calls;
    private final Channels.Shared shared;
    private final Receiver receiver;
    private final EventingThreads threads;
    private final Executor turns;
    private final Leases leases = new Leases();
    private final Patience patience = new Patience();

    private @Nullable PullStream stream;
    private @Nullable Future<?> next;
    private @Nullable Future<?> holding;
    private boolean proven;
    private boolean ended;

    PubsubSubscription(
            PubsubCalls calls, Channels.Shared shared, Receiver receiver, EventingThreads threads, Executor turns) {
        this.calls = calls;
        this.shared = shared;
        this.receiver = receiver;
        this.threads = threads;
        this.turns = turns;
    }

    void open() {
        long third = calls.settings().ackDeadline() * 1000L / 3;
        holding = threads.timer().scheduleWithFixedDelay(this::hold, third, third, TimeUnit.MILLISECONDS);
        later(Duration.ZERO);
    }

    private synchronized void later(Duration pause) {
        if (!ended) {
            next = threads.timer().schedule(() -> turns.execute(this::begin), pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void begin() {
        try {
            calls.ensureSubscription();
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
        if (isCurrent(from) && leases.take(message.getMessageId(), received.getAckId())) {
            var id = message.getMessageId();
            receiver.received(PubsubMessages.received(calls.settings().topic(), message, () -> settle(id)));
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
            calls.token().ifPresent(BearerToken::refused);
        }
        Duration pause;
        synchronized (this) {
            if (ended) {
                return;
            }
            pause = patience.afterFailure(fault.kind());
        }
        receiver.failed(fault);
        later(pause);
    }

    private void settle(String id) {
        if (leases.settle(id)) {
            acknowledgeIn(GATHERED_MILLIS);
        }
    }

    private synchronized void acknowledgeIn(int millis) {
        if (!ended) {
            var unused = threads.timer().schedule(this::acknowledge, millis, TimeUnit.MILLISECONDS);
        }
    }

    private void acknowledge() {
        leases.settled().forEach(ids -> calls.acknowledge(ids, failure -> owe(ids)));
    }

    private void owe(List<String> ids) {
        leases.owe(ids);
        acknowledgeIn(RETRY_MILLIS);
    }

    private void hold() {
        leases.held().forEach(ids -> calls.hold(ids, calls.settings().ackDeadline()));
    }

    @Override
    public void close() {
        if (stop()) {
            shared.giveBack();
        }
    }

    @Override
    public void remove() {
        if (!stop()) {
            return;
        }
        try {
            calls.removeSubscription();
        } catch (StatusRuntimeException unreachable) {
            // The service deletes it when nobody has used it for a month.
            return;
        } finally {
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
            cancel(next);
            cancel(holding);
        }
        if (last != null) {
            last.cancel();
        }
        calls.giveBack(leases.settled(), leases.clear());
        return true;
    }

    private static void cancel(@Nullable Future<?> task) {
        if (task != null) {
            task.cancel(false);
        }
    }
}
