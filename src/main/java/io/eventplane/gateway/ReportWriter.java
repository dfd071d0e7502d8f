package io.eventplane.gateway;

import io.eventplane.platform.OnePerApplication;
import io.eventplane.platform.RuntimeIdentities;
import io.eventplane.report.Report;
import io.eventplane.report.ReportedDefinition;
import io.eventplane.report.ReporterName;
import io.eventplane.report.ReporterRole;
import io.eventplane.report.SignedReport;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Writes this gateway's reports, in its Runtime's name. */
@OnePerApplication
public final class ReportWriter {

    private final RuntimeIdentities identities;
    private final PublicAddresses addresses;
    private final String instance;

    @Inject
    ReportWriter(
            RuntimeIdentities identities,
            PublicAddresses addresses,
            @ConfigProperty(name = "eventplane.gateway.instance") String instance) {
        this.identities = identities;
        this.addresses = addresses;
        this.instance = instance;
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
                new ReporterName(runtime.id(), ReporterRole.GATEWAY, instance),
                sequence,
                completeSince,
                addresses.all(),
                definitions);
        return new Written(report.id(), SignedReport.sign(report, runtime.secret()));
    }
}
