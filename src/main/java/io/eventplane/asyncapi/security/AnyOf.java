package io.eventplane.asyncapi.security;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What one place of a document demands.
 *
 * @param alternatives any of which will do, in document order; empty when the place demands nothing
 */
public record AnyOf(List<Requirement> alternatives) {

    static final AnyOf NOTHING = new AnyOf(List.of());

    public AnyOf {
        alternatives = List.copyOf(alternatives);
    }

    public boolean isEmpty() {
        return alternatives.isEmpty();
    }

    AnyOf or(AnyOf other) {
        List<Requirement> all = new ArrayList<>(alternatives);
        all.addAll(other.alternatives);
        return new AnyOf(all.stream().distinct().toList());
    }

    /** For messages. */
    public String inWords() {
        return alternatives.stream().map(Requirement::inWords).collect(Collectors.joining(", or "));
    }
}
