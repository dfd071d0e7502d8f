package io.eventplane.gateway;

import io.eventplane.gateway.eventapi.EventApi;
import io.eventplane.platform.Credential;
import java.util.List;

/**
 * An event API that is ready to be opened.
 *
 * @param credentials what its publishers may present
 */
record Opening(EventApi api, List<Credential> credentials) {

    Opening {
        credentials = List.copyOf(credentials);
    }

    /** Those that can be proved without being sent. */
    List<Credential.Basic> passwords() {
        return credentials.stream()
                .filter(Credential.Basic.class::isInstance)
                .map(Credential.Basic.class::cast)
                .toList();
    }
}
