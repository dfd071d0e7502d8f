package io.eventplane.eventing.nats;

import io.eventplane.eventing.source.Receiver;
import io.nats.client.Message;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What comes of a stream, from its delivery to its acknowledgement, over all connections. Thread-safe. */
final class Deliveries {

    private static final String ACKNOWLEDGED = "+ACK";
    private static final String IN_PROGRESS = "+WPI";

    private final Held held = new Held();
    private final Receiver receiver;
    private final Runnable room;
    private volatile Duration ackWait;
    private volatile long pending;
    private volatile @Nullable NatsLine line;
    private volatile boolean ended;

    /**
     * None yet.
     *
     * @param ackWait how long the server waits for an acknowledgement, until it tells itself
     * @param room called when one is settled, so that there is room for another
     */
    Deliveries(Receiver receiver, Duration ackWait, Runnable room) {
        this.receiver = receiver;
        this.ackWait = ackWait;
        this.room = room;
    }

    /** Over which connection they are acknowledged from now on; null while there is none. */
    void over(@Nullable NatsLine now) {
        line = now;
    }

    /** Over which connection they are acknowledged now; null when there is none. */
    @Nullable
    NatsLine line() {
        return line;
    }

    /** What the server says of its consumer. */
    void counted(StreamConsumer consumer) {
        pending = consumer.pending();
        ackWait = consumer.ackWait();
    }

    /** One came. */
    void received(StreamConsumer consumer, Message message) {
        var place = message.metaData();
        long sequence = place.streamSequence();
        pending = place.pendingCount();
        if (!ended && held.take(sequence, message.getReplyTo(), message.getData().length)) {
            Runnable settled = () -> settle(consumer, sequence);
            receiver.received(NatsMessages.stored(message, consumer.position(sequence), settled));
        }
    }

    /** Acknowledges what could not be while there was no connection. */
    void catchUp() {
        held.paid().forEach(this::acknowledge);
    }

    /** A second has passed: the server is told of what is held for long, so that it does not come again meanwhile. */
    void tick(NatsLine on) {
        catchUp();
        held.overdue(ackWait.dividedBy(3)).forEach(replyTo -> on.tell(replyTo, IN_PROGRESS));
    }

    /** Nothing more is taken; answers where what is held would have been acknowledged, in the stream's order. */
    List<String> end() {
        ended = true;
        return held.clear();
    }

    /** How many there are still to come or to be acknowledged. */
    OptionalLong lag() {
        return OptionalLong.of(pending + held.count());
    }

    /** Those that are not acknowledged. */
    Held held() {
        return held;
    }

    /** On whichever connection there is; on the next when there is none. */
    private void acknowledge(String replyTo) {
        var on = line;
        if (on == null || !on.tell(replyTo, ACKNOWLEDGED)) {
            held.owe(replyTo);
        }
    }

    private void settle(StreamConsumer consumer, long sequence) {
        var replyTo = held.settle(consumer.streamCreated(), sequence);
        if (replyTo != null) {
            acknowledge(replyTo);
            room.run();
        }
    }
}
