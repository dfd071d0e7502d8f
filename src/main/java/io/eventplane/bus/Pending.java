package io.eventplane.bus;

import java.util.concurrent.CompletableFuture;

/**
 * A message that is to be sent, or is not confirmed yet.
 *
 * @param confirmed completes when the broker has the message on its disk, or with a {@link BusException}
 * @param deadline until when, in the terms of {@link System#nanoTime}
 */
record Pending(Outbound outbound, CompletableFuture<Void> confirmed, long deadline) {

    boolean isDone() {
        return confirmed.isDone();
    }

    boolean isLate(long now) {
        return deadline - now <= 0;
    }

    void fail(BusException failure) {
        confirmed.completeExceptionally(failure);
    }
}
