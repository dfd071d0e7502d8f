package io.eventplane.director.rollout;

import io.eventplane.report.ReportedDefinition;
import io.eventplane.report.RolloutState;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last that one reporter said of one definition. */
@Entity
@Table(name = "rollout")
@IdClass(ReportedRolloutKey.class)
public class ReportedRollout {

    @Id
    @Column(name = "definition_id")
    private String definitionId;

    @Id
    @Column(name = "reporter_id")
    private String reporterId;

    private int generation;

    @Enumerated(EnumType.STRING)
    private RolloutState state;

    @Column(name = "state_since")
    private OffsetDateTime since;

    private String protocols;
    private @Nullable String message;

    @Column(name = "reported_sequence")
    private long sequence;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected ReportedRollout() {}

    ReportedRollout(KnownReporter reporter, ReportedDefinition said, long sequence, Instant now) {
        this.definitionId = said.definitionId();
        this.reporterId = reporter.id();
        this.state = said.state();
        this.since = KnownReporter.stored(now);
        this.protocols = "";
        become(said, sequence, now);
    }

    /** Whether this is news to what is known here. */
    boolean yieldsTo(ReportedDefinition said, long told) {
        return told > sequence && said.generation() >= generation;
    }

    /** @param now by the Director's clock: nothing began later, whatever the reporter's clock says */
    final void become(ReportedDefinition said, long told, Instant now) {
        sequence = told;
        generation = Math.toIntExact(said.generation());
        state = said.state();
        since = KnownReporter.stored(said.since().isBefore(now) ? said.since() : now);
        protocols = String.join(",", said.protocols());
        message = said.message();
    }

    public String definitionId() {
        return definitionId;
    }

    public int generation() {
        return generation;
    }

    public RolloutState state() {
        return state;
    }

    public Instant since() {
        return since.toInstant();
    }

    /** Names of those that its events are taken over. */
    public List<String> protocols() {
        return protocols.isEmpty() ? List.of() : List.of(protocols.split(",", -1));
    }

    public @Nullable String message() {
        return message;
    }
}
