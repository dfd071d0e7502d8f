package io.eventplane.event;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** The attributes that every CloudEvent has, and which of them were seen so far. */
final class RequiredAttributes {

    static final List<String> ALL = List.of("specversion", "id", "source", "type");

    private static final int EVERY = (1 << ALL.size()) - 1;

    private static final Set<String> TEXTS =
            Set.of("specversion", "id", "source", "type", "subject", "time", "dataschema", "datacontenttype");

    /** One bit for each of {@link #ALL}, in that order. */
    private int seen;

    void see(String name) {
        int at = ALL.indexOf(name);
        if (at >= 0) {
            seen |= 1 << at;
        }
    }

    List<String> missing() {
        return seen == EVERY
                ? List.of()
                : IntStream.range(0, ALL.size())
                        .filter(at -> (seen & 1 << at) == 0)
                        .mapToObj(ALL::get)
                        .toList();
    }

    /** Whether the specification gives the attribute a kind that JSON writes as a string. */
    static boolean isText(String name) {
        return TEXTS.contains(name);
    }
}
