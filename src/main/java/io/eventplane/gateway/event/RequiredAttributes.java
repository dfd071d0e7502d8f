package io.eventplane.gateway.event;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The attributes that every CloudEvent has, and which of them were seen so far. */
final class RequiredAttributes {

    static final List<String> ALL = List.of("specversion", "id", "source", "type");

    private static final Set<String> TEXTS =
            Set.of("specversion", "id", "source", "type", "subject", "time", "dataschema", "datacontenttype");

    private final Set<String> seen = new HashSet<>();

    void see(String name) {
        seen.add(name);
    }

    List<String> missing() {
        return seen.containsAll(ALL)
                ? List.of()
                : ALL.stream().filter(name -> !seen.contains(name)).toList();
    }

    /** Whether the specification gives the attribute a kind that JSON writes as a string. */
    static boolean isText(String name) {
        return TEXTS.contains(name);
    }
}
