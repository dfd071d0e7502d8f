package io.eventplane.gateway;

import io.eventplane.platform.DataFolder;
import io.eventplane.platform.DurableFile;
import io.eventplane.platform.OnePerApplication;
import io.eventplane.report.ReportSequence;
import io.eventplane.report.ReportedDefinition;
import io.eventplane.report.Reporter;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tells the Director what this gateway opened. */
@OnePerApplication
final class GatewayReporter implements Consumer<ReportedDefinition>, AutoCloseable {

    private final Reporter reporter;
    private final Duration interval;

    @Inject
    GatewayReporter(
            DataFolder data,
            ReportChannel channel,
            ManagedScheduledExecutorService executor,
            @ConfigProperty(name = "eventplane.reports.interval") Duration interval) {
        var file = new DurableFile(data.resolve("gateway", "report-starts"));
        this.reporter = new Reporter(ReportSequence.started(file, Clock.systemUTC()), channel, executor);
        this.interval = interval;
    }

    /** Never waits, never fails. */
    @Override
    public void accept(ReportedDefinition definition) {
        reporter.note(definition);
    }

    void start() {
        reporter.start(interval);
    }

    @Override
    public void close() {
        reporter.close();
    }
}
