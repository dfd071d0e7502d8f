package io.eventplane.eventing.kafka;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How far one partition is handed over, settled and announced. For the polling thread, except for {@link Taken#settle}.
 *
 * <p>What is handed over is announced to the broker beforehand. So whoever has the partition after a crash knows up to where messages may
 * come again, and reads those first.
 */
final class Progress {

    private static final long UNKNOWN = -1;

    private final Deque<Taken> taken = new ArrayDeque<>();
    private final long formerlyAnnounced;
    private long reached = UNKNOWN;
    private long committed = UNKNOWN;
    private long announced;
    private boolean replaying;

    private Progress(long announced, boolean replaying) {
        this.formerlyAnnounced = announced;
        this.announced = announced;
        this.replaying = replaying;
    }

    /** Of which all that comes is new, and announced up to there already. */
    static Progress of(long announced) {
        return new Progress(announced, false);
    }

    /** Of which messages may come again, those up to what was announced before. */
    static Progress again(long announced) {
        return new Progress(announced, true);
    }

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

    /** One more is handed over; they come in the order of their offsets. */
    Taken take(long offset) {
        var one = new Taken(offset);
        taken.add(one);
        reached(offset + 1);
        return one;
    }

    /** All before this offset is handed over, or no message: a marker of a transaction, or where one began at the end of the partition. */
    void reached(long offset) {
        reached = offset;
        replaying = replaying && offset < formerlyAnnounced;
    }

    long reached() {
        return reached;
    }

    /** The offset up to which all is settled; negative while nobody knows where the partition begins. */
    long settledUpTo() {
        while (!taken.isEmpty() && taken.element().settled) {
            taken.remove();
        }
        return taken.isEmpty() ? reached : taken.element().offset;
    }

    /** The broker has that. */
    void committed(long offset, long announcedWithIt) {
        committed = Math.max(committed, offset);
        announced = announcedWithIt;
    }

    /** Whether the broker does not know yet what is settled, or has more announced than that. */
    boolean hasNews(long announcing) {
        long settled = settledUpTo();
        return settled > committed || (settled >= 0 && announcing < announced);
    }

    boolean isAnnounced(long offset) {
        return offset < announced;
    }

    /** What to announce so that so many more offsets may be handed over; nothing more as long as messages come again. */
    long announcing(long more) {
        return replaying ? announced : Math.max(announced, reached + more);
    }

    /** What holds when nothing more will be handed over here. */
    long announcedAtTheEnd() {
        return Math.min(announced, Math.max(reached, formerlyAnnounced));
    }

    /** Whether messages come that may have come before this session. */
    boolean isReplaying() {
        return replaying;
    }

    /** There are no more of those, or they are not waited for any more. */
    void endReplay() {
        replaying = false;
    }

    /** How many are not settled, about. */
    int unsettled() {
        return taken.size();
    }
}
