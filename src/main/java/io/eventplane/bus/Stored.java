package io.eventplane.bus;

import java.util.concurrent.CompletableFuture;
import org.apache.activemq.artemis.core.io.IOCallback;

/** Tells who sent a message within this process that it is on disk, or why not. */
record Stored(CompletableFuture<Void> confirmed) implements IOCallback {

    @Override
    public void done() {
        confirmed.complete(null);
    }

    @Override
    public void onError(int code, String message) {
        confirmed.completeExceptionally(
                new BusUnavailableException("the broker could not write (" + code + "): " + message));
    }
}
