package io.eventplane.eventing.amqp;

import io.vertx.core.Context;
import io.vertx.proton.ProtonDelivery;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** The way of what was settled, on whatever thread, to the context of its link: one errand for many of them. Thread-safe. */
final class Settlements {

    private final Context context;
    private final Consumer<Settled> each;
    private final Runnable afterwards;
    private final Queue<Settled> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean underWay = new AtomicBoolean();

    /** @param afterwards what is done once all that wait were handed over */
    Settlements(Context context, Consumer<Settled> each, Runnable afterwards) {
        this.context = context;
        this.each = each;
        this.afterwards = afterwards;
    }

    /** A delivery whose message is durable in the Runtime. */
    record Settled(ProtonDelivery delivery, int bytes) {}

    void add(Settled settled) {
        waiting.add(settled);
        if (underWay.compareAndSet(false, true)) {
            begin();
        }
    }

    private void begin() {
        try {
            context.runOnContext(go -> handOver());
        } catch (RejectedExecutionException e) {
            // The loops have ended, and with them the link: what is not accepted comes again.
            underWay.set(false);
        }
    }

    private void handOver() {
        underWay.set(false);
        for (var next = waiting.poll(); next != null; next = waiting.poll()) {
            each.accept(next);
        }
        afterwards.run();
    }
}
