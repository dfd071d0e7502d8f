package io.eventplane.asyncapi.inclusion;

import java.time.Duration;

/** The steps that one comparison may still take: schemas come from strangers, and alternatives of alternatives multiply. */
public final class Budget {

    /** How deep schemas may lie in each other; what recurs is cut before. */
    private static final int DEPTH = 200;

    /** A step's cost varies; this holds whatever it is. */
    private static final long LOOK_AT_THE_CLOCK = 256;

    private long left;
    private long untilLook = LOOK_AT_THE_CLOCK;
    private final long end;
    private int depth;

    /** That many steps, none of which begins after that time. */
    public Budget(long steps, Duration time) {
        this.left = steps;
        this.end = System.nanoTime() + time.toNanos();
    }

    /** Takes that many; throws {@link Exhausted} when there are not that many left. */
    public void spend(long steps) {
        left -= steps;
        untilLook -= steps;
        if (left < 0 || (untilLook < 0 && isLate())) {
            throw new Exhausted();
        }
    }

    private boolean isLate() {
        untilLook = LOOK_AT_THE_CLOCK;
        return System.nanoTime() - end > 0;
    }

    void enter() {
        spend(1);
        if (++depth > DEPTH) {
            throw new Exhausted();
        }
    }

    void leave() {
        depth--;
    }

    void leaveTo(int outer) {
        depth = outer;
    }

    int depth() {
        return depth;
    }

    /** There is nothing left; what has been found so far counts. */
    public static final class Exhausted extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Exhausted() {
            super("the comparison takes too many steps", null, false, false);
        }
    }
}
