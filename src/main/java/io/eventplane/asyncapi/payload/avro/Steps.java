package io.eventplane.asyncapi.payload.avro;

import io.eventplane.asyncapi.verdict.Rule;

/** How much work one piece of data may make. */
final class Steps {

    /** About a fifth of a second. Ten times the values that 1 MiB of binary data can have, if each takes a byte. */
    static final int MOST = 10_000_000;

    static final int DEEPEST = 500;

    private int taken;
    private int depth;

    void enter() {
        if (++taken > MOST) {
            throw new BinaryFault(Rule.LIMIT.toString(), "the data says that it has more than " + MOST + " values");
        }
        if (++depth > DEEPEST) {
            throw new BinaryFault(Rule.LIMIT.toString(), "the data is nested deeper than " + DEEPEST);
        }
    }

    void leave() {
        depth--;
    }
}
