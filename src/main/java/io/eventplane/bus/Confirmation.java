package io.eventplane.bus;

import java.util.concurrent.CompletableFuture;
import org.apache.activemq.artemis.api.core.ActiveMQDuplicateIdException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.client.SendAcknowledgementHandler;

/**
 * Tells who sent a message what the broker said: that it is on its disk, or why not. A duplicate is on its disk
 * already.
 */
record Confirmation(CompletableFuture<Void> confirmed) implements SendAcknowledgementHandler {

    @Override
    public void sendAcknowledged(Message message) {
        confirmed.complete(null);
    }

    @Override
    public void sendFailed(Message message, Exception failure) {
        if (failure instanceof ActiveMQDuplicateIdException) {
            confirmed.complete(null);
        } else {
            confirmed.completeExceptionally(BusFailure.of(failure));
        }
    }
}
