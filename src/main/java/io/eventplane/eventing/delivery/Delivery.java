package io.eventplane.eventing.delivery;

import io.eventplane.eventing.source.Received;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts what one subscription receives on the Runtime's bus, in its order, many messages in one durable transaction, and settles them
 * afterwards. While the bus takes nothing it holds what it has and tries again, for ever; the source's window keeps that from growing.
 *
 * <p>A crash before the transaction's end leaves nothing here and everything at the source; one behind it leaves messages that come again, and
 * that the bus recognises. Thread-safe.
 */
public final class Delivery implements Consumer<Received>, AutoCloseable {

    /** More in one transaction would only make the first ones wait for the last. */
    private static final int TOGETHER = 500;

    private static final long BYTES_TOGETHER = 4 * 1024 * 1024;

    private final DeliveryThreads threads;
    private final Depositing depositing;
    private final Waiting waiting = new Waiting(TOGETHER, BYTES_TOGETHER);
    /** From a batch's first look until nothing waits any more; also between two tries. */
    private final AtomicBoolean busy = new AtomicBoolean();

    private volatile boolean closed;
    private @Nullable Batch current;

    /** Delivers to that outlet until another one is set. */
    public Delivery(DeliveryThreads threads, RuntimeBus bus, Outlet outlet, DeliveryListener listener) {
        this.threads = threads;
        this.depositing = new Depositing(bus, outlet, listener);
    }

    /** What comes from now on goes there; what is under way goes where it was meant to. */
    public void change(Outlet outlet) {
        depositing.change(outlet);
    }

    /** Takes a message; does not wait. */
    @Override
    public void accept(Received message) {
        if (!closed) {
            waiting.add(message);
            begin();
        }
    }

    /** Delivers nothing more: what is not settled comes again from the source. What is under way to the disk is not waited for. */
    @Override
    public void close() {
        closed = true;
        waiting.clear();
    }

    private void begin() {
        if (busy.compareAndSet(false, true)) {
            threads.execute(this::next);
        }
    }

    /** One batch, so that subscriptions with much to deliver take turns with the others. */
    private void next() {
        Batch batch = current == null ? Batch.of(waiting.next(), depositing.outlet()) : current;
        if (closed || batch.isEmpty()) {
            pause();
        } else if (depositing.deposit(batch)) {
            current = null;
            batch.settle();
            threads.execute(this::next);
        } else {
            current = batch.failed();
            threads.executeLater(this::next, current.pause());
        }
    }

    private void pause() {
        current = null;
        busy.set(false);
        // What came before the flag fell.
        if (!closed && !waiting.isEmpty()) {
            begin();
        }
    }
}
