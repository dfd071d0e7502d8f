package io.eventplane.bus;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.eclipse.microprofile.reactive.messaging.Message;

/** One message in the hands of the application, until it is acknowledged or refused. */
final class Delivery {

    /** What becomes of the message. */
    enum Outcome {
        ACKNOWLEDGED,
        REFUSED,
        /** The application stopped before it said anything. */
        LEFT
    }

    private final Consumer<Throwable> refusals;
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private final CompletableFuture<Void> settled = new CompletableFuture<>();

    /** @param refusals is told why the application refuses, before it is settled */
    Delivery(Consumer<Throwable> refusals) {
        this.refusals = refusals;
    }

    Message<String> message(String text) {
        return Message.of(text, () -> settle(Outcome.ACKNOWLEDGED), this::refuse);
    }

    /** Waits for the application to acknowledge or refuse, or for its end. */
    Outcome await() {
        return outcome.join();
    }

    /** The application stops; whatever it says from now on is too late. */
    void leave() {
        outcome.complete(Outcome.LEFT);
    }

    CompletionStage<Void> refuse(Throwable reason) {
        refusals.accept(reason);
        return settle(Outcome.REFUSED);
    }

    /**
     * Tells the application that the broker was told. It is never told of a failure: the message comes again, and a
     * failed acknowledgement could end the channel.
     */
    void told() {
        settled.complete(null);
    }

    private CompletionStage<Void> settle(Outcome settledAs) {
        outcome.complete(settledAs);
        return settled;
    }
}
