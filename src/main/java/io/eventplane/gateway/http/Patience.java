package io.eventplane.gateway.http;

import java.time.Duration;

/**
 * How long a connection may take until it is cut; each at least a second, which is how often is looked.
 *
 * @param head a new connection until its first request's head is there
 * @param body from there until the body is
 * @param idle from one answer until the next request's head is there
 * @param bus the bus until it has confirmed; then the sender is told to come again
 */
record Patience(Duration head, Duration body, Duration idle, Duration bus) {

    Patience {
        require("eventplane.gateway.http.head-timeout", head);
        require("eventplane.gateway.http.body-timeout", body);
        require("eventplane.gateway.http.idle-timeout", idle);
        require("eventplane.gateway.publish-timeout", bus);
    }

    private static void require(String key, Duration value) {
        if (value.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException(key + " must be at least PT1S, was " + value);
        }
    }
}
