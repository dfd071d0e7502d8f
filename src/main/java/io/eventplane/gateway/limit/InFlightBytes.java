package io.eventplane.gateway.limit;

import io.eventplane.platform.OnePerApplication;
import io.eventplane.refusal.Reason;
import io.eventplane.refusal.Refusal;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The bytes of events that the gateway holds at one moment, over all connections and protocols: bodies that are being gathered, and events
 * under way to the bus. Within one budget. Thread-safe.
 */
@OnePerApplication
public final class InFlightBytes {

    private static final Refusal REFUSAL = Refusal.later(
            Reason.OVERLOADED,
            "The gateway holds as many bytes of events as it may (eventplane.gateway.max-bytes-in-flight): send it again"
                    + " later.",
            Duration.ofSeconds(1));

    private final long most;
    private final AtomicLong held = new AtomicLong();

    /** A budget of so many bytes. */
    @Inject
    public InFlightBytes(@ConfigProperty(name = "eventplane.gateway.max-bytes-in-flight") long most) {
        this.most = most;
    }

    /**
     * Makes sure that so many bytes may come as one.
     *
     * @throws IllegalArgumentException when they could never be taken
     */
    public void requireRoomFor(int bytes) {
        if (most < bytes) {
            throw new IllegalArgumentException("eventplane.gateway.max-bytes-in-flight must be at least " + bytes
                    + ", the largest event or batch that is taken, was " + most);
        }
    }

    /** Takes so many bytes out of the budget, to be released by the same number; false when there are not so many left. */
    public boolean tryReserve(long bytes) {
        if (held.addAndGet(bytes) <= most) {
            return true;
        }
        held.addAndGet(-bytes);
        return false;
    }

    /** Counts what has been read already, whether or not there is room; to be released. Ask {@link #isExhausted} before more is read. */
    public void hold(long bytes) {
        held.addAndGet(bytes);
    }

    /** Gives back what was reserved or held. */
    public void release(long bytes) {
        held.addAndGet(-bytes);
    }

    /** Whether so many more bytes would not fit now. */
    public boolean isExhaustedFor(long bytes) {
        return held.get() + bytes > most;
    }

    /** Whether no more should be read now: an eighth is left for what has been read in part already. */
    public boolean isExhausted() {
        return held.get() > most - most / 8;
    }

    /** How many bytes are held now. */
    public long held() {
        return held.get();
    }

    /** What a sender is told for whom there is no room. */
    public static Refusal refusal() {
        return REFUSAL;
    }
}
