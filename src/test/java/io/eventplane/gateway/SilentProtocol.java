package io.eventplane.gateway;

import io.eventplane.gateway.wire.GatewayProtocol;
import java.util.List;
import java.util.Set;

/** A protocol that only says that it listens. */
record SilentProtocol(String name, Set<String> serverProtocols, List<String> addresses) implements GatewayProtocol {

    SilentProtocol(String name, List<String> serverProtocols, List<String> addresses) {
        this(name, Set.copyOf(serverProtocols), addresses);
    }

    @Override
    public void start() {}

    @Override
    public void stop() {}
}
