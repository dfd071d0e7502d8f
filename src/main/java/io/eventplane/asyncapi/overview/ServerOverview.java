package io.eventplane.asyncapi.overview;

import java.util.List;

/**
 * A server of the document. Its address is left out: it may hold what is not for everybody.
 *
 * @param protocol as the document names it; empty when it does not
 * @param security any of which will do; empty when the document demands none
 */
public record ServerOverview(String name, String protocol, List<SecurityOverview> security) {}
