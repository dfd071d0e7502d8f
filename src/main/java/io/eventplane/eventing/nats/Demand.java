package io.eventplane.eventing.nats;

import io.eventplane.eventing.source.Receiver;
import java.time.Duration;
import java.util.Optional;

/**
 * How much of a stream is asked for and has not come. There is room for a window of messages; one request is for half of it, so that the
 * next is on its way while the first is answered. Thread-safe.
 */
final class Demand {

    /** One request's life; another takes its place then. */
    static final Duration EXPIRES = Duration.ofSeconds(60);
    /** In which the server says that it still knows of it. */
    static final Duration HEARTBEAT = Duration.ofSeconds(20);

    private static final int HALF_OF_BYTES = Receiver.WINDOW_BYTES / 2;

    private final int window;
    private final int half;
    private int asked;
    private boolean oversize;

    Demand(int maxAckPending) {
        this.window = Math.min(Receiver.WINDOW, maxAckPending);
        this.half = Math.max(1, window / 2);
    }

    /**
     * Asks for more, where there is room.
     *
     * @return the request's body; empty when enough is asked for
     */
    synchronized Optional<String> more(Held held) {
        if (oversize) {
            return larger(held);
        }
        int requests = (asked + half - 1) / half;
        boolean room = held.count() + asked + half <= window
                && held.bytes() + (requests + 1L) * HALF_OF_BYTES <= Receiver.WINDOW_BYTES;
        if (!room) {
            return Optional.empty();
        }
        asked += half;
        return Optional.of(request(half, ",\"max_bytes\":" + HALF_OF_BYTES));
    }

    /** A message that is larger than what was asked for comes alone. */
    private Optional<String> larger(Held held) {
        if (asked > 0 || held.count() > 0) {
            return Optional.empty();
        }
        oversize = false;
        asked = 1;
        return Optional.of(request(1, ""));
    }

    /** One came. */
    synchronized void came() {
        asked = Math.max(0, asked - 1);
    }

    /** A request ended that so many messages were still missing of. */
    synchronized void ended(int missing) {
        asked = Math.max(0, asked - missing);
    }

    /** The next message has more bytes than a request allows. */
    synchronized void isOversize() {
        oversize = true;
    }

    /** Whether the server owes anything, be it a sign of life. */
    synchronized boolean isOpen() {
        return asked > 0;
    }

    private static String request(int batch, String more) {
        return "{\"batch\":" + batch + ",\"expires\":" + EXPIRES.toNanos() + ",\"idle_heartbeat\":"
                + HEARTBEAT.toNanos() + more + "}";
    }
}
