package io.eventplane.gateway;

import io.eventplane.bus.ChannelMessage;
import io.eventplane.platform.OnePerApplication;
import io.eventplane.report.ReportedDefinition;
import io.eventplane.report.Reporter;
import io.eventplane.report.ReporterRole;
import io.eventplane.reporting.Reporters;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;

/** Tells the Director what this gateway opened. */
@OnePerApplication
final class GatewayReporter implements Consumer<ReportedDefinition>, AutoCloseable {

    private final Reporter reporter;
    private final Duration interval;

    @Inject
    GatewayReporter(
            Reporters reporters,
            PublicAddresses addresses,
            @Channel("gateway-reports") Emitter<ChannelMessage> channel,
            Config config) {
        this.reporter = reporters.of(
                ReporterRole.GATEWAY,
                config.getValue("eventplane.gateway.instance", String.class),
                addresses::all,
                channel);
        this.interval = config.getValue("eventplane.reports.interval", Duration.class);
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
