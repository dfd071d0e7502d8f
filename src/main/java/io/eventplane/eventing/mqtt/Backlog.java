package io.eventplane.eventing.mqtt;

import io.eventplane.eventing.source.Fault;
import io.eventplane.eventing.source.Receiver;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What a subscription has received that is not settled, over all its connections. Thread-safe.
 *
 * <p>A broker of MQTT 5 is held back by the receive maximum, which counts messages, not bytes: so it is made from the largest message
 * seen. Version 3.1.1 has none, for QoS 0 none counts, and Mosquitto sends more than it says. Where it does not do, the connection is
 * given up for a while, and more is taken on the next one: else a broker that sends too much each time would never get an acknowledgment.
 */
final class Backlog {

    /** Why this side gives a connection up. */
    static final Fault FLOODED = new Fault(
            Fault.Kind.UNREACHABLE,
            "disconnected by this side until the Runtime's bus has taken what was received: the broker sends more"
                    + " at once than there is room for");

    private static final int MOST_TOLERANT = 64;
    /** What MQTT has for "as many as you like". */
    private static final int UNLIMITED = 65_535;

    private final AtomicInteger tolerance = new AtomicInteger(1);
    private final AtomicInteger messages = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicInteger largest = new AtomicInteger(1);

    /** The broker sent too much: the next connection is to last longer. */
    void widen() {
        tolerance.updateAndGet(now -> Math.min(MOST_TOLERANT, 2 * now));
    }

    /** One more came. */
    void add(int size) {
        messages.incrementAndGet();
        bytes.addAndGet(size);
        largest.accumulateAndGet(size, Math::max);
    }

    /** One is settled. */
    void remove(int size) {
        messages.decrementAndGet();
        bytes.addAndGet(-size);
    }

    /** Whether nothing more should be asked for. */
    boolean isFull() {
        return messages.get() >= Receiver.WINDOW || bytes.get() >= Receiver.WINDOW_BYTES;
    }

    /** Whether the broker sends more than there is room for: twice as much, since what a connection leaves behind comes again on the next. */
    boolean isOverfull() {
        int count = messages.get();
        int windows = 2 * tolerance.get();
        return count > windows * Receiver.WINDOW || (count > 1 && bytes.get() > (long) windows * Receiver.WINDOW_BYTES);
    }

    /** How many messages a broker may send that are not acknowledged: at least one, however large. */
    int receiveMaximum() {
        int roomy = Integer.highestOneBit(largest.get()) * 2;
        int room = roomy <= 0 ? 1 : Math.max(1, Math.min(Receiver.WINDOW, Receiver.WINDOW_BYTES / roomy));
        return Math.min(UNLIMITED, room * tolerance.get());
    }
}
