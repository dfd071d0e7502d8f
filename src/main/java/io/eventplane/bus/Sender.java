package io.eventplane.bus;

import java.util.concurrent.CompletableFuture;

/** A way to put messages on the broker, in their order. For one thread at a time. */
interface Sender extends AutoCloseable {

    /** Whether it is worth another message; once false it stays so. */
    boolean isUsable();

    /**
     * Sends, and completes the future when the broker has the message on its disk, or with a {@link BusException}. Does not
     * wait for it.
     */
    void send(Outbound outbound, CompletableFuture<Void> confirmed);

    @Override
    void close();
}
