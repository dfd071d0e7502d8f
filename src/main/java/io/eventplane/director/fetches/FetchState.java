package io.eventplane.director.fetches;

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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far the fetching of one definition's specification has come.
 *
 * <p>It is due, then claimed by one Director, then ended by that one, which makes it due again later. A change of the definition takes
 * the claim away, so that what is fetched under it is dropped; being asked for while claimed makes it due again at once.
 */
@Entity
@Table(name = "spec_fetch")
public class FetchState {

    @Id
    @Column(name = "definition_id")
    private String definitionId;

    private @Nullable String origin;
    private int asks;

    @Column(name = "due_at")
    private @Nullable OffsetDateTime due;

    private @Nullable String claim;

    @Column(name = "claimed_until")
    private @Nullable OffsetDateTime claimedUntil;

    @Enumerated(EnumType.STRING)
    private FetchRequestStatusCondition state;

    @Column(name = "state_since")
    private OffsetDateTime since;

    private @Nullable String message;
    private int failures;
    private @Nullable String etag;

    @Column(name = "last_modified")
    private @Nullable String lastModified;

    @Column(name = "takes_title")
    private boolean takesTitle;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway.Init")
    protected FetchState() {}

    FetchState(String definitionId, boolean takesTitle, Instant now) {
        this.definitionId = definitionId;
        this.state = FetchRequestStatusCondition.INITIAL;
        this.since = stored(now);
        startAnew(takesTitle, now);
    }

    /** Another source, or another definition around it: nothing that was fetched or is being fetched counts. */
    final void startAnew(boolean takesItsTitle, Instant now) {
        takesTitle = takesItsTitle;
        claim = null;
        claimedUntil = null;
        failures = 0;
        etag = null;
        lastModified = null;
        ask(now);
    }

    /** Due at once, and once more if a fetch is under way: that one may have read before the change that is asked for. */
    final void ask(Instant now) {
        asks++;
        due = stored(now);
        state = FetchRequestStatusCondition.INITIAL;
        since = stored(now);
        message = null;
    }

    /** Whose server it comes from. */
    void comeFrom(String whose) {
        if (!whose.equals(origin)) {
            origin = whose;
        }
    }

    Claim claim() {
        return new Claim(
                definitionId,
                Optional.ofNullable(claim).orElseThrow(),
                asks,
                state == FetchRequestStatusCondition.FAILED,
                new Validators(etag, lastModified));
    }

    /** Whether nobody has taken that claim away. */
    public boolean isClaimedBy(Claim holder) {
        return holder.token().equals(claim);
    }

    /** Hands the claim back. What was asked for meanwhile stays due. */
    void end(Claim holder, Outcome outcome, @Nullable Instant next) {
        claim = null;
        claimedUntil = null;
        failures = outcome.state() == FetchRequestStatusCondition.FAILED ? failures + 1 : 0;
        if (asks == holder.asks()) {
            due = next == null ? null : stored(next);
            state = outcome.state();
            since = stored(outcome.ended());
            message = outcome.message();
        }
    }

    void keep(Validators validators) {
        etag = validators.etag();
        lastModified = validators.lastModified();
    }

    public String definitionId() {
        return definitionId;
    }

    public FetchRequestStatusCondition state() {
        return state;
    }

    /** Since when it is in that state. */
    public Instant since() {
        return since.toInstant();
    }

    /** Of the last fetch; null when there is nothing to say. */
    public @Nullable String message() {
        return message;
    }

    /** When it is fetched next, if nobody asks before; null for never. */
    public @Nullable Instant due() {
        return due == null ? null : due.toInstant();
    }

    /** How many fetches in a row have failed. */
    public int failures() {
        return failures;
    }

    /** Whether the definition is called what its document's title says, because nobody named it. */
    public boolean takesTitle() {
        return takesTitle;
    }

    /** As precise as the column. */
    private static OffsetDateTime stored(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
