package io.eventplane.bus;

import io.eventplane.platform.OnePerApplication;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stores batches of events as eventing's user: over a connection for each that is stored at the same moment, within the process all over
 * one sender, which keeps duplicates behind their originals. Thread-safe; blocks.
 */
@OnePerApplication
final class Batches implements AutoCloseable {

    private final Broker broker;
    private final Deque<BatchSender> idle = new ArrayDeque<>();
    private boolean closed;

    @Inject
    Batches(Broker broker) {
        this.broker = broker;
    }

    /** @throws BusException as {@link BatchSender#store} */
    void store(List<Outbound> batch) {
        BatchSender sender = take();
        try {
            sender.store(batch, broker.timeout());
        } finally {
            giveBack(sender);
        }
    }

    /** While one connects, others wait: it is the same broker that they need. */
    private synchronized BatchSender take() {
        BatchSender known = takeIdle();
        if (known != null) {
            return known;
        }
        BatchSender made = broker.batchSender(BrokerUser.EVENTING);
        if (made.isShared()) {
            idle.push(made);
        }
        return made;
    }

    private @Nullable BatchSender takeIdle() {
        for (BatchSender each = idle.peek(); each != null; each = idle.peek()) {
            if (each.isUsable()) {
                return each.isShared() ? each : idle.remove();
            }
            idle.remove().close();
        }
        return null;
    }

    private synchronized void giveBack(BatchSender sender) {
        if (sender.isShared()) {
            return;
        }
        if (closed || !sender.isUsable()) {
            sender.close();
        } else {
            idle.push(sender);
        }
    }

    @Override
    @PreDestroy
    public synchronized void close() {
        closed = true;
        idle.forEach(BatchSender::close);
        idle.clear();
    }
}
