package io.eventplane.director.rollout;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eventplane.report.PublishingEndpoint;
import io.eventplane.report.Report;
import io.eventplane.report.ReporterName;
import io.eventplane.report.ReporterRole;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** A reporter that was heard of. Its id follows from its name, so that all Directors mean the same row. */
@Entity
@Table(name = "reporter")
public class KnownReporter {

    @Id
    private String id;

    @Column(name = "runtime_id")
    private String runtimeId;

    @Enumerated(EnumType.STRING)
    @Column(name = "reporter_role")
    private ReporterRole role;

    private String instance;
    private String endpoints;

    @Column(name = "complete_since")
    private long completeSince;

    @Column(name = "last_sequence")
    private long lastSequence;

    @Column(name = "last_seen")
    private OffsetDateTime lastSeen;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected KnownReporter() {}

    KnownReporter(ReporterName name, Instant now) {
        this.id = id(name);
        this.runtimeId = name.runtimeId();
        this.role = name.role();
        this.instance = name.instance();
        this.endpoints = "";
        this.lastSequence = -1;
        this.lastSeen = stored(now);
    }

    static String id(ReporterName name) {
        return UUID.nameUUIDFromBytes((name.runtimeId() + "/" + name.role() + "/" + name.instance()).getBytes(UTF_8))
                .toString();
    }

    /** As precise as the column. */
    static OffsetDateTime stored(Instant moment) {
        return moment.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    /** Takes note of a report that arrived now; of several, the one with the highest number says where the reporter is. */
    void hear(Report report, Instant now) {
        lastSeen = stored(now);
        if (report.sequence() > lastSequence) {
            lastSequence = report.sequence();
            endpoints = report.endpoints().stream()
                    .map(endpoint -> endpoint.protocol() + " " + endpoint.url())
                    .collect(Collectors.joining("\n"));
        }
    }

    /** All that it has was told from that sequence on. */
    void completeSince(long sequence) {
        completeSince = Math.max(completeSince, sequence);
    }

    /** Whether what a report of that sequence says has been overtaken by a later account of everything. */
    boolean isPast(long sequence) {
        return sequence < completeSince;
    }

    String id() {
        return id;
    }

    public String runtimeId() {
        return runtimeId;
    }

    public ReporterRole role() {
        return role;
    }

    public String instance() {
        return instance;
    }

    public Instant lastSeen() {
        return lastSeen.toInstant();
    }

    /** Where it takes events. */
    public List<PublishingEndpoint> endpoints() {
        return endpoints.lines().map(KnownReporter::endpoint).toList();
    }

    private static PublishingEndpoint endpoint(String line) {
        int space = line.indexOf(' ');
        return new PublishingEndpoint(line.substring(0, space), line.substring(space + 1));
    }
}
