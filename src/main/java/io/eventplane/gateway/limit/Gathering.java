package io.eventplane.gateway.limit;

import java.time.Duration;

/**
 * What one connection has sent of something that is not whole yet, counted as in flight. For one thread at a time. Whoever has one calls
 * {@link #forget} when the connection is over; from then on nothing is counted.
 */
public final class Gathering {

    private final InFlightBytes inFlight;
    private long bytes;
    private long began;
    private boolean over;

    /** Nothing yet. */
    public Gathering(InFlightBytes inFlight) {
        this.inFlight = inFlight;
    }

    /** So many bytes have come. */
    public void read(long more) {
        become(bytes + more);
    }

    /** Something is whole, and was of so many bytes; what there is more of began just now. */
    public void whole(long size) {
        become(Math.max(0, bytes - size));
        began = System.nanoTime();
    }

    /** There are so many bytes now. */
    public void become(long now) {
        if (over) {
            return;
        }
        if (bytes == 0 && now > 0) {
            began = System.nanoTime();
        }
        inFlight.hold(now - bytes);
        bytes = now;
    }

    /** Nothing more comes. */
    public void forget() {
        become(0);
        over = true;
    }

    /** What there is counts as begun at this moment, of {@link System#nanoTime}: it could not go on before. */
    public void excuse(long now) {
        began = now;
    }

    /** Whether what is not whole began longer ago than that. */
    public boolean hasTaken(Duration patience, long now) {
        return bytes > 0 && now - began > patience.toNanos();
    }
}
