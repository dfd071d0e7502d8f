package io.eventplane.event.amqp;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import org.apache.qpid.proton.amqp.Binary;
import org.apache.qpid.proton.amqp.transport.Transfer;
import org.apache.qpid.proton.codec.CompositeReadableBuffer;
import org.jspecify.annotations.Nullable;

/** What comes over one link: messages that are whole, in their order, and the one that is not yet. */
final class Arrivals {

    private final Deque<Arrival> whole = new ArrayDeque<>();
    private @Nullable Arrival coming;

    /** A message by the tag of its delivery. */
    @SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
    private record Arrival(byte[] tag, CompositeReadableBuffer bytes) {}

    void add(Transfer transfer, @Nullable Binary payload) {
        var arrival = coming == null ? new Arrival(tag(transfer), new CompositeReadableBuffer()) : coming;
        if (payload != null) {
            arrival.bytes().append(bytes(payload));
        }
        coming = transfer.getMore() ? arrival : null;
        if (transfer.getAborted()) {
            coming = null;
        } else if (!transfer.getMore()) {
            whole.add(arrival);
        }
    }

    /** Takes out the message with that tag; those before it were handed over to nobody. */
    Optional<CompositeReadableBuffer> take(byte[] tag) {
        for (Arrival next = whole.poll(); next != null; next = whole.poll()) {
            if (Arrays.equals(next.tag(), tag)) {
                return Optional.of(next.bytes());
            }
        }
        return Optional.empty();
    }

    void sweep() {
        whole.clear();
    }

    private static byte[] tag(Transfer transfer) {
        var tag = transfer.getDeliveryTag();
        return tag == null ? new byte[0] : bytes(tag);
    }

    /** The engine's own array, as a rule. */
    private static byte[] bytes(Binary binary) {
        int from = binary.getArrayOffset();
        return from == 0 && binary.getLength() == binary.getArray().length
                ? binary.getArray()
                : Arrays.copyOfRange(binary.getArray(), from, from + binary.getLength());
    }
}
