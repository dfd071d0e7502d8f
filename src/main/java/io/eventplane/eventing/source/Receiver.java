package io.eventplane.eventing.source;

/**
 * Hears from a subscription. Thread-safe; nothing here waits, and nothing throws. After the subscription was closed nothing that comes counts
 * any more.
 */
public interface Receiver {

    /** It is subscribed; also again, after a fault. */
    void subscribed();

    /** It is not subscribed now, and tries again by itself. */
    void failed(Fault fault);

    /**
     * A message came. What comes one after the other for the same {@link Received#orderKey()} reaches the Runtime's bus in that order.
     *
     * <p>{@link Received#settled()} is called once the message is durable in the Runtime, as an event or as a dead letter: then, and
     * only then, acknowledge it. Nobody holds the bus back but itself: it takes no more at once than its window (a receive maximum,
     * credit, a batch) allows, and {@link #WINDOW} messages or {@link #WINDOW_BYTES} bytes unless the subscription says otherwise.
     */
    void received(Received message);

    /** How many messages a subscription may have received that are not settled. */
    int WINDOW = 1000;

    /** How many bytes of them, about. */
    int WINDOW_BYTES = 16 * 1024 * 1024;
}
