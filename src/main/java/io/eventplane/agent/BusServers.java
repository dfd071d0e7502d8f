package io.eventplane.agent;

import io.eventplane.asyncapi.runtime.Server;
import io.eventplane.bus.Endpoint;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The endpoints of the bus as an AsyncAPI document names servers: {@code jms}, {@code amqp}, {@code mqtt}, numbered
 * from the second on.
 */
final class BusServers {

    private BusServers() {}

    static List<Server> of(List<Endpoint> endpoints) {
        var servers = new ArrayList<Server>();
        endpoints.forEach(endpoint -> servers.add(server(endpoint, servers)));
        return List.copyOf(servers);
    }

    private static Server server(Endpoint endpoint, List<Server> before) {
        var protocol = protocol(endpoint);
        var same = before.stream()
                .filter(server -> server.protocol().equals(protocol))
                .count();
        var name = same == 0 ? protocol : protocol + "-" + (same + 1);
        return new Server(name, endpoint.authority(), protocol, protocolVersion(endpoint), description(endpoint));
    }

    /** AsyncAPI has no name for Artemis' core protocol; who uses it uses JMS. */
    private static String protocol(Endpoint endpoint) {
        return switch (endpoint.protocol()) {
            case CORE -> "jms";
            case AMQP -> endpoint.encrypted() ? "amqps" : "amqp";
            case MQTT -> endpoint.encrypted() ? "mqtts" : "mqtt";
        };
    }

    /** AMQP without a version would mean 0-9-1 to most readers. */
    private static @Nullable String protocolVersion(Endpoint endpoint) {
        return switch (endpoint.protocol()) {
            case CORE, MQTT -> null;
            case AMQP -> "1.0.0";
        };
    }

    private static String description(Endpoint endpoint) {
        return switch (endpoint.protocol()) {
            case CORE -> "The event bus of this Runtime, for Artemis' own JMS client (" + endpoint.url() + ")";
            case AMQP -> "The event bus of this Runtime, for AMQP 1.0 clients";
            case MQTT -> "The event bus of this Runtime, for MQTT clients; topics have / where addresses have .";
        };
    }
}
