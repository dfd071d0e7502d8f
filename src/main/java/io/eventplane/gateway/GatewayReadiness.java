package io.eventplane.gateway;

import io.eventplane.bus.Broker;
import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the event URLs of before the restart are open and the bus can be reached. */
@Readiness
@OnePerApplication
public final class GatewayReadiness implements HealthCheck {

    private final GatewayReplica replica;
    private final Broker broker;

    /** Looks at these two. */
    @Inject
    GatewayReadiness(GatewayReplica replica, Broker broker) {
        this.replica = replica;
        this.broker = broker;
    }

    @Override
    public HealthCheckResponse call() {
        boolean loaded = replica.loaded();
        boolean bus = broker.available();
        return HealthCheckResponse.named("gateway")
                .withData("definitions-loaded", loaded)
                .withData("bus-available", bus)
                .status(loaded && bus)
                .build();
    }
}
