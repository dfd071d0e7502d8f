package io.eventplane.eventing.nats;

import io.eventplane.eventing.nats.NatsFaults.UnfitException;
import io.nats.client.JetStreamApiException;
import java.io.IOException;
import java.util.List;

/** What is left to say to the server when a subscription ends; in vain when it does not listen. Blocks. */
record StreamFarewell(StreamConsumers consumers) {

    private static final String AGAIN = "-NAK";

    /** What was held comes again at once, in that order. */
    void giveBack(NatsLine on, StreamSession over, List<String> again) {
        over.end();
        try {
            consumers.forgetTheGone(on.streams(), over.consumer());
            again.forEach(replyTo -> on.tell(replyTo, AGAIN));
            on.flush();
        } catch (IOException | JetStreamApiException | RuntimeException gone) {
            // It comes again when its time is over.
            return;
        }
    }

    /** The consumer goes, if it was made here. */
    void remove(NatsLine on) {
        try {
            consumers.remove(on.streams());
        } catch (IOException | JetStreamApiException | UnfitException | RuntimeException gone) {
            // With its stream, or the server keeps it.
            return;
        }
    }
}
