package io.eventplane.gateway.intake;

import io.eventplane.event.EventDraft;
import io.eventplane.event.PresentedEvent;
import io.eventplane.gateway.limit.InFlightBytes;
import io.eventplane.platform.OnePerApplication;
import io.eventplane.refusal.Reason;
import io.eventplane.refusal.RefusedException;
import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How much a sender may send at once. */
@OnePerApplication
public final class IntakeLimits {

    private final int payloadBytes;
    private final int batchBytes;
    private final int batchEvents;
    private final InFlightBytes inFlight;

    /** The limits of this server; each at least 1, and what may come as one within what may be in flight. */
    @Inject
    public IntakeLimits(
            @ConfigProperty(name = "eventplane.gateway.max-payload-bytes") int payloadBytes,
            @ConfigProperty(name = "eventplane.gateway.max-batch-bytes") int batchBytes,
            @ConfigProperty(name = "eventplane.gateway.max-batch-events") int batchEvents,
            InFlightBytes inFlight) {
        inFlight.requireRoomFor(Math.max(payloadBytes, batchBytes));
        this.inFlight = inFlight;
        this.payloadBytes = atLeastOne("max-payload-bytes", payloadBytes);
        this.batchBytes = atLeastOne("max-batch-bytes", batchBytes);
        this.batchEvents = atLeastOne("max-batch-events", batchEvents);
    }

    /** How many bytes the body of an event may have, after decompression. */
    public int payloadBytes() {
        return payloadBytes;
    }

    /** How many bytes the body of a batch may have, after decompression. */
    public int batchBytes() {
        return batchBytes;
    }

    /** What all senders together are held to. */
    public InFlightBytes inFlight() {
        return inFlight;
    }

    void check(PresentedEvent presented) {
        boolean batch = presented instanceof PresentedEvent.Batched;
        int most = batch ? batchBytes : payloadBytes;
        if (presented.size() > most) {
            throw new RefusedException(
                    Reason.TOO_LARGE, "The body is " + presented.size() + " bytes; at most " + most + " are taken.");
        }
    }

    void check(List<EventDraft> drafts) {
        if (drafts.size() > batchEvents) {
            throw new RefusedException(
                    Reason.TOO_LARGE,
                    "The batch has " + drafts.size() + " events; at most " + batchEvents + " are taken.");
        }
        drafts.forEach(this::check);
    }

    private void check(EventDraft draft) {
        if (draft.content().size() > payloadBytes) {
            throw new RefusedException(
                    Reason.TOO_LARGE,
                    "The data at " + draft.content().pointer() + " is "
                            + draft.content().size() + " bytes; at most " + payloadBytes + " are taken in one event.");
        }
    }

    private static int atLeastOne(String key, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("eventplane.gateway." + key + " must be at least 1, was " + value);
        }
        return value;
    }
}
