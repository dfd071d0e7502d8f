package io.eventplane.eventing.amqp;

import io.eventplane.eventing.source.Receiver;

/**
 * How many messages a broker may send ahead: as many as the window allows, and as fit into {@link Receiver#WINDOW_BYTES}, by the sizes of
 * late. Given out in quarters of the window, not one by one. For one thread at a time.
 */
final class Credit {

    /** What a message is taken to have until some came. */
    private static final int EXPECTED_BYTES = 16 * 1024;

    private static final int WEIGHT = 8;
    private static final int PARTS = 4;

    private final int window;
    private int given;
    private int unsettled;
    private long unsettledBytes;
    private long usualBytes = EXPECTED_BYTES;

    Credit(int window) {
        this.window = window;
    }

    /** A message came, for one of those given. */
    void received(int bytes) {
        given--;
        unsettled++;
        unsettledBytes += bytes;
        usualBytes = Math.max(1, usualBytes + (bytes - usualBytes) / WEIGHT);
    }

    /** One that came is settled. */
    void settled(int bytes) {
        unsettled--;
        unsettledBytes -= bytes;
    }

    /** How many to give now beside those given; they count as given. */
    int grant() {
        int more = allowed() - given;
        if (more <= 0 || (given > 0 && more < window / PARTS)) {
            return 0;
        }
        given += more;
        return more;
    }

    private int allowed() {
        long fitting = (Receiver.WINDOW_BYTES - unsettledBytes) / usualBytes;
        long free = Math.min(window - (long) unsettled, fitting);
        return (int) (unsettled == 0 ? Math.max(1, free) : free);
    }
}
