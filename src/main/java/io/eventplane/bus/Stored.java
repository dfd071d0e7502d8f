package io.eventplane.bus;

import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.apache.activemq.artemis.core.io.IOCallback;

/**
 * Tells who sent a message within this process that it is on disk, or why not. What completes while the broker stops is not
 * believed: the message is sent again, with the same duplicate id.
 */
record Stored(CompletableFuture<Void> confirmed, BooleanSupplier brokerRuns) implements IOCallback {

    @Override
    public void done() {
        if (brokerRuns.getAsBoolean()) {
            confirmed.complete(null);
        } else {
            confirmed.completeExceptionally(new BusUnavailableException("the broker stopped meanwhile"));
        }
    }

    @Override
    public void onError(int code, String message) {
        confirmed.completeExceptionally(
                new BusUnavailableException("the broker could not write (" + code + "): " + message));
    }
}
