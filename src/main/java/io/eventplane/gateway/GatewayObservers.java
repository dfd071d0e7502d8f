package io.eventplane.gateway;

import io.eventplane.gateway.accesslog.AccessLog;
import io.eventplane.gateway.metrics.GatewayMetrics;
import io.eventplane.gateway.observation.Arrival;
import io.eventplane.gateway.observation.GatewayObserver;
import io.eventplane.gateway.observation.Sender;
import io.eventplane.gateway.observation.Submission;
import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** All who observe the gateway. */
@OnePerApplication
final class GatewayObservers implements GatewayObserver {

    private final GatewayMetrics metrics;
    private final AccessLog accessLog;

    @Inject
    GatewayObservers(GatewayMetrics metrics, AccessLog accessLog) {
        this.metrics = metrics;
        this.accessLog = accessLog;
    }

    @Override
    public void connected(String protocol) {
        metrics.connected(protocol);
    }

    @Override
    public void disconnected(String protocol) {
        metrics.disconnected(protocol);
    }

    @Override
    public void refused(Sender sender, Optional<String> definition, String reason) {
        metrics.refused(sender, definition, reason);
        accessLog.refused(sender, definition, reason);
    }

    @Override
    public Arrival arrived(Submission submission) {
        var measured = metrics.arrived(submission);
        return accessLog.isOn() ? new Both(measured, accessLog.arrived(submission)) : measured;
    }

    private record Both(Arrival measured, Arrival logged) implements Arrival {

        @Override
        public void accepted(List<String> ids, int violations) {
            measured.accepted(ids, violations);
            logged.accepted(ids, violations);
        }

        @Override
        public void refused(String reason) {
            measured.refused(reason);
            logged.refused(reason);
        }
    }
}
