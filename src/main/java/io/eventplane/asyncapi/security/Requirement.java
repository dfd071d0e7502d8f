package io.eventplane.asyncapi.security;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One alternative of what is demanded.
 *
 * @param demands all of which have to be met; none when the document says that nothing need be presented
 */
public record Requirement(List<Demand> demands) {

    public Requirement {
        demands = List.copyOf(demands);
    }

    /**
     * A scheme by which to prove who one is.
     *
     * @param scopes that a token has to have, all of them
     */
    public record Demand(SecurityScheme scheme, Set<String> scopes) {

        public Demand {
            scopes = Set.copyOf(scopes);
        }
    }

    /** For messages. */
    public String inWords() {
        return demands.isEmpty()
                ? "nothing"
                : demands.stream().map(demand -> demand.scheme().inWords()).collect(Collectors.joining(" and "));
    }
}
