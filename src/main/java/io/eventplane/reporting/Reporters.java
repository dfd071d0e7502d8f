package io.eventplane.reporting;

import io.eventplane.bus.ChannelMessage;
import io.eventplane.bus.EventBus;
import io.eventplane.platform.DataFolder;
import io.eventplane.platform.DurableFile;
import io.eventplane.platform.OnePerApplication;
import io.eventplane.platform.RuntimeIdentities;
import io.eventplane.report.PublishingEndpoint;
import io.eventplane.report.ReportSequence;
import io.eventplane.report.Reporter;
import io.eventplane.report.ReporterRole;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Emitter;

/** Makes the reporters of this Runtime's roles. */
@OnePerApplication
public final class Reporters {

    private final DataFolder data;
    private final RuntimeIdentities identities;
    private final EventBus bus;
    private final ManagedScheduledExecutorService executor;
    private final Duration timeToLive;

    @Inject
    Reporters(
            DataFolder data,
            RuntimeIdentities identities,
            EventBus bus,
            ManagedScheduledExecutorService executor,
            @ConfigProperty(name = "eventplane.reports.time-to-live") Duration timeToLive) {
        this.data = data;
        this.identities = identities;
        this.bus = bus;
        this.executor = executor;
        this.timeToLive = timeToLive;
    }

    /**
     * A reporter that has not begun. Its starts are counted in {@code <data>/<role>/report-starts}.
     *
     * @param instance which one it is among those of its role
     * @param endpoints where publishers reach it, asked for each report
     * @param channel that leads to {@link io.eventplane.report.ReportAddresses#REPORTS}
     */
    public Reporter of(
            ReporterRole role,
            String instance,
            Supplier<List<PublishingEndpoint>> endpoints,
            Emitter<ChannelMessage> channel) {
        var file = new DurableFile(data.resolve(role.name().toLowerCase(Locale.ROOT), "report-starts"));
        var writer = new ReportWriter(identities, role, instance, endpoints);
        return new Reporter(
                ReportSequence.started(file, Clock.systemUTC()),
                new ReportChannel(writer, channel, bus, timeToLive),
                executor);
    }
}
