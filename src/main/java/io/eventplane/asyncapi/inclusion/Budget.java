package io.eventplane.asyncapi.inclusion;

/**
 * The steps that one comparison may still take: schemas come from strangers, and alternatives of alternatives multiply. Steps, not
 * time, so that a verdict is the same on every machine; whatever takes longer than a microsecond has to cost more than one.
 */
public final class Budget {

    /** How deep schemas may lie in each other; what recurs is cut before. */
    private static final int DEPTH = 200;

    private long left;
    private int depth;

    public Budget(long steps) {
        this.left = steps;
    }

    /** Takes that many; throws {@link Exhausted} when there are not that many left. */
    public void spend(long steps) {
        left -= steps;
        if (left < 0) {
            throw new Exhausted();
        }
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
