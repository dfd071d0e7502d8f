package io.eventplane.eventing.kafka;

import java.util.ArrayDeque;
import java.util.Deque;

/** How far one partition is settled. For the polling thread, except for {@link Taken#settle}. */
final class Progress {

    private final Deque<Taken> taken = new ArrayDeque<>();
    private long committed = -1;

    /** A message that was handed over. */
    static final class Taken {

        private final long offset;
        private volatile boolean settled;

        private Taken(long offset) {
            this.offset = offset;
        }

        /** From any thread, however late. */
        void settle() {
            settled = true;
        }
    }

    /** One more was handed over; they come in the order of their offsets. */
    Taken take(long offset) {
        var one = new Taken(offset);
        taken.add(one);
        return one;
    }

    /**
     * The offset up to which all is settled.
     *
     * @param position where the consumer reads on: that counts when nothing is left, so that markers of transactions, and where one
     *     began at the end of the partition, are remembered as well
     */
    long settledUpTo(long position) {
        while (!taken.isEmpty() && taken.element().settled) {
            taken.remove();
        }
        return taken.isEmpty() ? position : taken.element().offset;
    }

    /** The broker has it. */
    void committed(long offset) {
        committed = Math.max(committed, offset);
    }

    boolean isCommitted(long offset) {
        return offset <= committed;
    }

    /** How many are not settled, about. */
    int unsettled() {
        return taken.size();
    }
}
