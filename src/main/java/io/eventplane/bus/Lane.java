package io.eventplane.bus;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A sender that is replaced when it breaks. Messages keep their order. What comes while others are on their way to the disk waits for
 * them and is sent together, so the disk syncs once for as many as come in the time of one sync; a lone message never waits. What waits
 * for a connection fails when there is none to be had; the next message tries again. Thread-safe.
 */
final class Lane implements AutoCloseable {

    /** More in one go would only make the first ones wait for the last. */
    private static final int TOGETHER = 256;

    private final Supplier<Sender> senders;
    private final Executor background;
    private final Queue<Pending> waiting = new ConcurrentLinkedQueue<>();
    /** From a batch's first message until its last is confirmed. */
    private final AtomicBoolean sending = new AtomicBoolean();
    /** In the order of their deadlines; some may be confirmed already. Guarded by itself. */
    private final Deque<Pending> underWay = new ArrayDeque<>();

    private @Nullable Sender sender;

    Lane(Supplier<Sender> senders, Executor background) {
        this.senders = senders;
        this.background = background;
    }

    /** Sends, after all that came before, and does not wait for it. Deadlines come in their order. */
    void send(Pending message) {
        synchronized (underWay) {
            forgetConfirmed();
            underWay.add(message);
        }
        waiting.add(message);
        sendInBackground();
    }

    /** Takes out the messages that should have been confirmed by now, and are not. */
    List<Pending> late(long now) {
        List<Pending> late = new ArrayList<>();
        synchronized (underWay) {
            forgetConfirmed();
            while (!underWay.isEmpty() && underWay.element().isLate(now)) {
                late.add(underWay.remove());
                forgetConfirmed();
            }
        }
        return late;
    }

    /** Lets go of the connection, if there is one. The next message makes another. */
    @Override
    public synchronized void close() {
        Sender former = sender;
        sender = null;
        if (former != null) {
            background.execute(former::close);
        }
    }

    /** Messages are confirmed about in their order: a look at the first ones keeps this as short as what is under way. */
    private void forgetConfirmed() {
        while (!underWay.isEmpty() && underWay.element().isDone()) {
            underWay.remove();
        }
    }

    private void sendInBackground() {
        if (sending.compareAndSet(false, true)) {
            background.execute(this::sendNext);
        }
    }

    private void sendNext() {
        List<Pending> next = next();
        if (next.isEmpty()) {
            goOn();
        } else {
            send(next);
        }
    }

    private void goOn() {
        sending.set(false);
        // What came before the flag fell.
        if (!waiting.isEmpty()) {
            sendInBackground();
        }
    }

    /** Without those that have waited too long. */
    private List<Pending> next() {
        List<Pending> next = new ArrayList<>();
        for (Pending each = waiting.poll(); each != null; each = next.size() < TOGETHER ? waiting.poll() : null) {
            if (!each.isDone()) {
                next.add(each);
            }
        }
        return next;
    }

    private void send(List<Pending> messages) {
        try {
            connected().send(messages);
        } catch (RuntimeException e) {
            BusException failure = BusFailure.of(e);
            messages.forEach(each -> each.fail(failure));
            failWaiting(failure);
        } finally {
            // Confirmed in their order, so all are when this one is. Whatever goes wrong, its deadline completes it.
            var unused = messages.get(messages.size() - 1).confirmed().whenComplete((done, failure) -> goOn());
        }
    }

    private void failWaiting(BusException failure) {
        for (Pending each = waiting.poll(); each != null; each = waiting.poll()) {
            each.fail(failure);
        }
    }

    private Sender connected() {
        Sender ready = current();
        if (ready != null && ready.isUsable()) {
            return ready;
        }
        close();
        Sender made = senders.get();
        replace(made);
        return made;
    }

    private synchronized @Nullable Sender current() {
        return sender;
    }

    private synchronized void replace(Sender made) {
        sender = made;
    }
}
