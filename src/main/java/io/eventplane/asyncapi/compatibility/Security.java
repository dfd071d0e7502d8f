package io.eventplane.asyncapi.compatibility;

import io.eventplane.asyncapi.place.Located;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a client must present: one of several alternatives, or nothing.
 *
 * @param alternatives each the demands that must all be met; none when nothing is asked for
 */
record Security(Located place, Set<Set<Demand>> alternatives) {

    /** @param scheme all that the scheme says of itself, with descriptions and endpoints left out */
    record Demand(String scheme, Set<String> scopes) {

        boolean isMetBy(Demand presented) {
            return scheme.equals(presented.scheme) && presented.scopes.containsAll(scopes);
        }
    }

    /** Whether everybody who has what {@code other} asks for has what this asks for. */
    boolean isMetByAllOf(Security other) {
        if (alternatives.isEmpty()) {
            return true;
        }
        return !other.alternatives.isEmpty() && other.alternatives.stream().allMatch(this::isMetBy);
    }

    private boolean isMetBy(Set<Demand> presented) {
        return alternatives.stream()
                .anyMatch(demands ->
                        demands.stream().allMatch(demand -> presented.stream().anyMatch(demand::isMetBy)));
    }

    /** Servers of one protocol: what one of them takes will do; one that is open makes all open. */
    Security or(Security other) {
        Set<Set<Demand>> both = new LinkedHashSet<>();
        if (!alternatives.isEmpty() && !other.alternatives.isEmpty()) {
            both.addAll(alternatives);
            both.addAll(other.alternatives);
        }
        return new Security(place, both);
    }
}
