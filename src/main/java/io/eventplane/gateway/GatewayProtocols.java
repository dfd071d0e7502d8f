package io.eventplane.gateway;

import io.eventplane.gateway.wire.GatewayProtocol;
import io.eventplane.platform.OnePerApplication;
import io.eventplane.platform.Served;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The protocols that events are published over: every bean that is one. */
@OnePerApplication
public final class GatewayProtocols implements Served {

    /** What a document that names none of them is published over. */
    private static final Set<String> COMMON_GROUND = Set.of("http");

    private final Iterable<GatewayProtocol> protocols;

    @Inject
    GatewayProtocols(Instance<GatewayProtocol> found) {
        this((Iterable<GatewayProtocol>) found);
    }

    /** These. */
    public GatewayProtocols(Iterable<GatewayProtocol> protocols) {
        this.protocols = protocols;
    }

    /**
     * The names of the protocols that a document's events are published over.
     *
     * @param named the protocols of the document's servers, in lower case
     * @return at least one; HTTP when no server that is named is of a protocol here
     */
    public Set<String> offeredTo(Set<String> named) {
        Set<String> offered = all().filter(
                        protocol -> protocol.serverProtocols().stream().anyMatch(named::contains))
                .map(GatewayProtocol::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return offered.isEmpty() ? COMMON_GROUND : offered;
    }

    /** The values of {@code protocol} of a document's server that mean that one. */
    Set<String> serverProtocols(String name) {
        return all().filter(protocol -> protocol.name().equals(name))
                .flatMap(protocol -> protocol.serverProtocols().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Listens for all of them. */
    void start() {
        all().forEach(GatewayProtocol::start);
    }

    void stop() {
        all().forEach(GatewayProtocol::stop);
    }

    boolean listening() {
        return all().noneMatch(protocol -> protocol.addresses().isEmpty());
    }

    @Override
    public String inWords() {
        return all().flatMap(protocol -> protocol.addresses().stream())
                .sorted()
                .collect(Collectors.joining(", ", "event gateway ", ""));
    }

    Stream<GatewayProtocol> all() {
        return StreamSupport.stream(protocols.spliterator(), false);
    }
}
