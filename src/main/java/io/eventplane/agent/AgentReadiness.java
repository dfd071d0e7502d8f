package io.eventplane.agent;

import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once the agent offers what it kept from before its start. Needs no Director: without one it offers what it
 * last knew.
 */
@Readiness
@OnePerApplication
public class AgentReadiness implements HealthCheck {

    private final AgentReplica replica;

    @Inject
    AgentReadiness(AgentReplica replica) {
        this.replica = replica;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("agent")
                .status(replica.loaded())
                .withData("failures", replica.failures().size())
                .build();
    }
}
