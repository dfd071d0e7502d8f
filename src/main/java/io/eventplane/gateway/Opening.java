package io.eventplane.gateway;

import io.eventplane.gateway.channel.EventApi;
import io.eventplane.replica.PublisherCredential;
import java.util.List;

/**
 * An event API that is ready to be opened.
 *
 * @param credentials what its publishers may present
 */
record Opening(EventApi api, List<PublisherCredential> credentials) {

    Opening {
        credentials = List.copyOf(credentials);
    }

    /** Those that can be proved without being sent. */
    List<PublisherCredential.Basic> passwords() {
        return credentials.stream()
                .filter(PublisherCredential.Basic.class::isInstance)
                .map(PublisherCredential.Basic.class::cast)
                .toList();
    }
}
