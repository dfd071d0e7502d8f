package io.eventplane.director.audit;

import io.eventplane.platform.Tenant;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One attempt, and what became of it. Written once. */
@Entity
@Table(name = "audit_record")
public class AuditRecord {

    /** In characters. */
    private static final int LONGEST_MESSAGE = 2000;

    @Id
    private String id;

    @Column(insertable = false, updatable = false)
    private long position;

    private String tenant;

    @Column(name = "recorded_at")
    private OffsetDateTime at;

    private String actor;
    private @Nullable String address;
    private String operation;
    private @Nullable String subject;

    @Enumerated(EnumType.STRING)
    private Outcome outcome;

    private @Nullable String code;
    private @Nullable String message;

    @Convert(converter = FactsColumn.class)
    @Column(name = "facts_before")
    private @Nullable String before;

    @Convert(converter = FactsColumn.class)
    @Column(name = "facts_after")
    private @Nullable String after;

    private int attempts;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected AuditRecord() {}

    private AuditRecord(Tenant tenant, Who who, String operation, @Nullable String subject, Outcome outcome) {
        this.id = UUID.randomUUID().toString();
        this.tenant = tenant.name();
        this.at = OffsetDateTime.now(Clock.systemUTC()).truncatedTo(ChronoUnit.MICROS);
        this.actor = who.name();
        this.address = who.address().orElse(null);
        this.operation = operation;
        this.subject = subject;
        this.outcome = outcome;
        this.attempts = 1;
    }

    /**
     * Who tried.
     *
     * @param address of the host that asked, as the server sees it
     */
    record Who(String name, Optional<String> address) {}

    static AuditRecord done(
            Tenant tenant, Who who, String operation, String subject, Optional<Facts> before, Optional<Facts> after) {
        var done = new AuditRecord(tenant, who, operation, subject, Outcome.DONE);
        done.before = before.map(Facts::json).orElse(null);
        done.after = after.map(Facts::json).orElse(null);
        return done;
    }

    /** @param attempts how many alike it stands for */
    static AuditRecord refused(
            Tenant tenant, Who who, String operation, @Nullable String subject, Reason reason, int attempts) {
        var refused = new AuditRecord(tenant, who, operation, subject, Outcome.REFUSED);
        refused.code = reason.code();
        refused.message = shortened(reason.message());
        refused.attempts = attempts;
        return refused;
    }

    /** Why something was refused: what was answered. */
    record Reason(String code, String message) {}

    /** A message may tell of many faults; the first ones say enough here. Without U+0000, which PostgreSQL does not take. */
    private static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST_MESSAGE)).replace('\0', '?');
    }

    public String id() {
        return id;
    }

    /** Its place in the order of writing. */
    long position() {
        return position;
    }

    /** Whose log it is in. */
    public Tenant tenant() {
        return new Tenant(tenant);
    }

    public Instant at() {
        return at.toInstant();
    }

    public String actor() {
        return actor;
    }

    public @Nullable String address() {
        return address;
    }

    public String operation() {
        return operation;
    }

    public @Nullable String subject() {
        return subject;
    }

    public Outcome outcome() {
        return outcome;
    }

    public @Nullable String code() {
        return code;
    }

    public @Nullable String message() {
        return message;
    }

    public @Nullable String before() {
        return before;
    }

    public @Nullable String after() {
        return after;
    }

    public int attempts() {
        return attempts;
    }
}
