package io.eventplane.director.fetches;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One fetch that has ended. */
@Entity
@Table(name = "spec_fetch_past")
public class PastFetch {

    @Id
    private String id;

    @Column(insertable = false, updatable = false)
    private long position;

    @Column(name = "definition_id")
    private String definitionId;

    @Column(name = "ended_at")
    private OffsetDateTime ended;

    @Enumerated(EnumType.STRING)
    private FetchRequestStatusCondition state;

    @Column(name = "http_status")
    private @Nullable Integer httpStatus;

    private @Nullable String message;
    private long bytes;
    private boolean changed;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected PastFetch() {}

    PastFetch(String definitionId, Outcome outcome) {
        this.id = UUID.randomUUID().toString();
        this.definitionId = definitionId;
        this.ended = outcome.ended().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
        this.state = outcome.state();
        this.httpStatus = outcome.httpStatus();
        this.message = outcome.message();
        this.bytes = outcome.bytes();
        this.changed = outcome.changed();
    }

    public String definitionId() {
        return definitionId;
    }

    public Outcome outcome() {
        return new Outcome(state, ended.toInstant(), httpStatus, message, bytes, changed);
    }
}
