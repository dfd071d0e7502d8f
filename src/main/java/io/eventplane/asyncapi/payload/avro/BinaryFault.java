package io.eventplane.asyncapi.payload.avro;

import io.eventplane.asyncapi.place.Location;
import io.eventplane.asyncapi.verdict.Violation;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The first thing wrong with binary data. Gathers its place on the way out, so that sound data pays nothing for places. */
final class BinaryFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String rule;
    private final transient Deque<String> path = new ArrayDeque<>();

    BinaryFault(String rule, String message) {
        super(message, null, false, false);
        this.rule = rule;
    }

    /** The same, within a part of that name. */
    BinaryFault under(String part) {
        path.addFirst(part);
        return this;
    }

    Violation violation() {
        return new Violation(Location.ROOT.descend(List.copyOf(path)).pointer(), rule, String.valueOf(getMessage()));
    }
}
