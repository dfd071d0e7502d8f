package io.eventplane.gateway.wire;

import java.time.Duration;
import java.util.Optional;

/**
 * What is behind a port.
 *
 * @param protocol the name of the one that is spoken there
 * @param firstWord how long a connection may take until its protocol says that it has {@link FirstWord#heard} something; empty where the
 *     protocol looks after its connections from the first byte on
 */
public record Entrance(String protocol, Optional<Duration> firstWord) {

    /** Where the protocol looks after its connections from the first byte on. */
    public static Entrance to(String protocol) {
        return new Entrance(protocol, Optional.empty());
    }
}
