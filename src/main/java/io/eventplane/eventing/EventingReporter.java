package io.eventplane.eventing;

import io.eventplane.bus.ChannelMessage;
import io.eventplane.platform.OnePerApplication;
import io.eventplane.report.ReportedDefinition;
import io.eventplane.report.Reporter;
import io.eventplane.report.ReporterRole;
import io.eventplane.report.RolloutState;
import io.eventplane.reporting.Reporters;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.jspecify.annotations.Nullable;

/** Tells the Director how the subscriptions of each definition stand: open when all of them are, failed with what is wrong with the first. */
@OnePerApplication
final class EventingReporter implements ReportedSubscriptions, AutoCloseable {

    private final Reporter reporter;
    private final Duration interval;
    private final Map<String, Long> generations = new ConcurrentHashMap<>();

    @Inject
    EventingReporter(Reporters reporters, @Channel("eventing-reports") Emitter<ChannelMessage> channel, Config config) {
        var instance = config.getValue("eventplane.agent.instance", String.class);
        this.reporter = reporters.of(ReporterRole.EVENTING, instance, List::of, channel);
        this.interval = config.getValue("eventplane.reports.interval", Duration.class);
    }

    @Override
    public void stand(String definitionId, long generation, List<SubscriptionStatus> statuses) {
        generations.put(definitionId, generation);
        var wrong = statuses.stream()
                .map(SubscriptionStatus::error)
                .filter(Objects::nonNull)
                .findFirst();
        if (statuses.isEmpty()) {
            note(definitionId, generation, RolloutState.CLOSED, null);
        } else if (wrong.isPresent()) {
            note(definitionId, generation, RolloutState.FAILED, wrong.get());
        } else if (statuses.stream().allMatch(status -> status.state() == SubscriptionState.SUBSCRIBED)) {
            note(definitionId, generation, RolloutState.OPEN, null);
        }
    }

    @Override
    public void removed(String definitionId) {
        var generation = generations.remove(definitionId);
        if (generation != null) {
            note(definitionId, generation, RolloutState.CLOSED, null);
        }
    }

    void start() {
        reporter.start(interval);
    }

    @Override
    public void close() {
        reporter.close();
    }

    private void note(String id, long generation, RolloutState state, @Nullable String message) {
        reporter.note(
                new ReportedDefinition(id, generation, state, Clock.systemUTC().instant(), List.of(), message));
    }
}
