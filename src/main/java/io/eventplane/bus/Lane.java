package io.eventplane.bus;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A sender that is replaced when it breaks. Messages keep their order. What waits for a connection fails when there is
 * none to be had; the next message tries again. Thread-safe.
 */
final class Lane implements AutoCloseable {

    private final Supplier<Sender> senders;
    private final Executor background;
    private final Deque<UnderWay> underWay = new ArrayDeque<>();
    private List<Waiting> waiting = new ArrayList<>();
    private @Nullable Sender sender;
    private boolean connecting;

    Lane(Supplier<Sender> senders, Executor background) {
        this.senders = senders;
        this.background = background;
    }

    /** A message that is not confirmed yet, for all this lane knows; in the order of their deadlines. */
    private record UnderWay(CompletableFuture<Void> confirmed, long deadline) {}

    private record Waiting(Outbound outbound, CompletableFuture<Void> confirmed) {

        void sendBy(Sender sender) {
            // It may have waited too long.
            if (!confirmed.isDone()) {
                sender.send(outbound, confirmed);
            }
        }
    }

    /**
     * Sends as soon as there is a connection. Does not wait for it.
     *
     * @param deadline in the terms of {@link System#nanoTime}, not before the ones of earlier messages
     */
    synchronized void send(Outbound outbound, CompletableFuture<Void> confirmed, long deadline) {
        forgetConfirmed();
        underWay.add(new UnderWay(confirmed, deadline));
        Sender ready = sender;
        if (ready != null && ready.isUsable()) {
            ready.send(outbound, confirmed);
        } else {
            waiting.add(new Waiting(outbound, confirmed));
            connect();
        }
    }

    /** Takes out the messages that should have been confirmed by now, and are not. */
    synchronized List<CompletableFuture<Void>> late(long now) {
        List<CompletableFuture<Void>> late = new ArrayList<>();
        forgetConfirmed();
        while (!underWay.isEmpty() && underWay.element().deadline() - now <= 0) {
            late.add(underWay.remove().confirmed());
            forgetConfirmed();
        }
        return late;
    }

    /** Messages are confirmed about in their order: a look at the first ones keeps this as short as what is under way. */
    private void forgetConfirmed() {
        while (!underWay.isEmpty() && underWay.element().confirmed().isDone()) {
            underWay.remove();
        }
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

    private void connect() {
        if (!connecting) {
            close();
            connecting = true;
            background.execute(this::connectNow);
        }
    }

    private void connectNow() {
        try {
            connected(senders.get());
        } catch (RuntimeException e) {
            BusException failure = BusFailure.of(e);
            attempted().forEach(each -> each.confirmed().completeExceptionally(failure));
        }
    }

    private synchronized void connected(Sender connected) {
        sender = connected;
        attempted().forEach(each -> each.sendBy(connected));
    }

    /** Ends the attempt to connect and takes over those who waited for it. */
    private synchronized List<Waiting> attempted() {
        connecting = false;
        List<Waiting> waited = waiting;
        waiting = new ArrayList<>();
        return waited;
    }
}
