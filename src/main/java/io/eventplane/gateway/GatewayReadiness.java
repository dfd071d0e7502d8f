package io.eventplane.gateway;

import io.eventplane.bus.Broker;
import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the event URLs of before the restart are open, all protocols listen, and the bus can be reached. */
@Readiness
@OnePerApplication
public final class GatewayReadiness implements HealthCheck {

    private final GatewayReplica replica;
    private final GatewayProtocols protocols;
    private final Broker broker;

    /** Looks at these three. */
    @Inject
    GatewayReadiness(GatewayReplica replica, GatewayProtocols protocols, Broker broker) {
        this.replica = replica;
        this.protocols = protocols;
        this.broker = broker;
    }

    @Override
    public HealthCheckResponse call() {
        boolean loaded = replica.loaded();
        boolean listening = protocols.listening();
        boolean bus = broker.available();
        return HealthCheckResponse.named("gateway")
                .withData("definitions-loaded", loaded)
                .withData("listening", listening)
                .withData("bus-available", bus)
                .status(loaded && listening && bus)
                .build();
    }
}
