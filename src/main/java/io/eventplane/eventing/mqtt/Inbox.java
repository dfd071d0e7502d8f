package io.eventplane.eventing.mqtt;

import io.reactivex.Flowable;
import io.reactivex.disposables.Disposable;
import io.reactivex.disposables.Disposables;
import io.reactivex.functions.Consumer;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Gathers what a client is sent, and counts what of it is not acknowledged. Thread-safe.
 *
 * <p>A client acknowledges by itself what nobody gathers, and drops all who gather when a session ends: so this begins anew before each
 * connection, and whenever the broker has no session.
 *
 * @param <P> a PUBLISH of its version
 */
final class Inbox<P> {

    private final Flowable<P> publishes;
    private final Consumer<P> taker;
    private final AtomicInteger unacknowledged = new AtomicInteger();
    private Disposable gathering = Disposables.disposed();

    Inbox(Flowable<P> publishes, Consumer<P> taker) {
        this.publishes = publishes;
        this.taker = taker;
    }

    /** Gathers from now on, in place of what gathered before. */
    synchronized void open() {
        gathering.dispose();
        gathering = publishes.subscribe(
                publish -> {
                    unacknowledged.incrementAndGet();
                    taker.accept(publish);
                },
                sessionEnded -> {});
    }

    /** Gathers nothing more; not to be called while the client is connected. */
    synchronized void close() {
        gathering.dispose();
    }

    boolean isEmpty() {
        return unacknowledged.get() == 0;
    }

    /** Acknowledges one; in vain when its connection is gone. */
    void acknowledge(Runnable acknowledgement) {
        try {
            acknowledgement.run();
        } catch (RejectedExecutionException | IllegalStateException late) {
            // The event loop went with the last subscription, or it was acknowledged before.
            return;
        } finally {
            unacknowledged.decrementAndGet();
        }
    }
}
