package io.eventplane.gateway.metrics;

import io.eventplane.gateway.eventapi.OpenEventApis;
import io.eventplane.gateway.observation.Arrival;
import io.eventplane.gateway.observation.GatewayObserver;
import io.eventplane.gateway.observation.Sender;
import io.eventplane.gateway.observation.Submission;
import io.eventplane.metrics.Metrics;
import io.eventplane.platform.OnePerApplication;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Counts and measures what happens at the gateway. Thread-safe. */
@OnePerApplication
@Typed(GatewayMetrics.class)
public final class GatewayMetrics implements GatewayObserver {

    private final Meters meters;
    private final SeriesByDefinition definitions;

    /** Metrics of what is open there; so many definitions at once have series of their own. */
    @Inject
    public GatewayMetrics(
            OpenEventApis apis,
            Metrics all,
            @ConfigProperty(name = "eventplane.gateway.metrics.max-definitions") int maxDefinitions) {
        if (maxDefinitions < 0) {
            throw new IllegalArgumentException(
                    "eventplane.gateway.metrics.max-definitions must be at least 0, was " + maxDefinitions);
        }
        this.meters = Meters.in(all.registry());
        this.definitions = new SeriesByDefinition(
                maxDefinitions, meters, id -> apis.find(id).isPresent());
        apis.whenClosed(definitions::forget);
    }

    @Override
    public void connected(String protocol) {
        meters.connections().labelValues(protocol).inc();
    }

    @Override
    public void disconnected(String protocol) {
        meters.connections().labelValues(protocol).dec();
    }

    @Override
    public void refused(Sender sender, Optional<String> definition, String reason) {
        definitions.known(definition).refused(sender.protocol(), reason);
    }

    @Override
    public Arrival arrived(Submission submission) {
        return definitions
                .of(submission.definition())
                .over(submission.sender().protocol())
                .arrived(submission.bytes());
    }

    /** Lines of the access log were not written. */
    public void accessLogLost(long lines) {
        meters.accessLogLost().inc(lines);
    }
}
