package io.eventplane.gateway.security;

import java.util.List;

/** The places of a request that keys may be in. Asked only for those that a definition names. */
public interface ApiKeys {

    /** Of a sender whose protocol has no such places. */
    ApiKeys NONE = (place, name) -> List.of();

    /** Where a key may be. */
    enum Place {
        HEADER,
        QUERY,
        COOKIE
    }

    /**
     * All values there, in their order.
     *
     * @param name of the header, in any case, or of the query parameter or cookie, exactly
     */
    List<String> at(Place place, String name);
}
