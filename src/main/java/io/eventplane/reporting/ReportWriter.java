package io.eventplane.reporting;

import io.eventplane.platform.RuntimeIdentities;
import io.eventplane.report.PublishingEndpoint;
import io.eventplane.report.Report;
import io.eventplane.report.ReportedDefinition;
import io.eventplane.report.ReporterName;
import io.eventplane.report.ReporterRole;
import io.eventplane.report.SignedReport;
import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;

/** Writes the reports of one reporter, in its Runtime's name. */
final class ReportWriter {

    private final RuntimeIdentities identities;
    private final ReporterRole role;
    private final String instance;
    private final Supplier<List<PublishingEndpoint>> endpoints;

    /** @param endpoints where publishers reach the reporter, asked for each report */
    ReportWriter(
            RuntimeIdentities identities,
            ReporterRole role,
            String instance,
            Supplier<List<PublishingEndpoint>> endpoints) {
        this.identities = identities;
        this.role = role;
        this.instance = instance;
        this.endpoints = endpoints;
    }

    /**
     * A report of these.
     *
     * @param text signed, as it is sent
     */
    record Written(String id, String text) {}

    /** @throws IllegalStateException while it is not known which Runtime this is */
    Written write(long sequence, OptionalLong completeSince, List<ReportedDefinition> definitions) {
        var runtime = identities
                .current()
                .orElseThrow(() -> new IllegalStateException("the Director has not registered this Runtime yet"));
        var report = new Report(
                UUID.randomUUID().toString(),
                Clock.systemUTC().instant(),
                new ReporterName(runtime.id(), role, instance),
                sequence,
                completeSince,
                endpoints.get(),
                definitions);
        return new Written(report.id(), SignedReport.sign(report, runtime.secret()));
    }
}
