package io.eventplane.director.fetches;

import io.eventplane.platform.OnePerApplication;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is to be fetched, is being fetched and was fetched. Whoever calls has the transaction. */
@OnePerApplication
public class Fetches {

    /** How many ended fetches of a definition are kept. */
    public static final int KEPT = 20;

    private final EntityManager store;
    private final Event<FetchDue> due;

    @Inject
    public Fetches(EntityManager store, Event<FetchDue> due) {
        this.store = store;
        this.due = due;
    }

    /** Says, to whom it observes after the commit, that there is something to fetch. */
    public record FetchDue() {}

    /**
     * Has a definition's specification fetched as soon as the caller's transaction is committed, from wherever the definition says then.
     *
     * @param takesTitle whether the document's title is to be the definition's name
     */
    public void start(String definitionId, boolean takesTitle) {
        locked(definitionId)
                .ifPresentOrElse(
                        state -> state.startAnew(takesTitle, now()),
                        () -> add(new FetchState(definitionId, takesTitle, now())));
        due.fire(new FetchDue());
    }

    /** The definition's row must be there before the one that refers to it. */
    private void add(FetchState state) {
        store.flush();
        store.persist(state);
    }

    /** Has it fetched again, at once; answers whether there is anything to fetch. */
    public boolean startAgain(String definitionId) {
        var state = locked(definitionId);
        state.ifPresent(found -> found.ask(now()));
        due.fire(new FetchDue());
        return state.isPresent();
    }

    /** Forgets everything about a definition; a fetch under way is dropped when it ends. */
    public void forget(String definitionId) {
        for (var rows : List.of("PastFetch", "FetchState")) {
            store.createQuery("delete from " + rows + " f where f.definitionId = :id")
                    .setParameter("id", definitionId)
                    .executeUpdate();
        }
    }

    /**
     * The state of a definition's fetch, which nobody else changes until the transaction ends. Who means to change the definition too
     * takes this lock first: so a change and a fetch that ends at the same time follow each other.
     */
    public Optional<FetchState> locked(String definitionId) {
        return Optional.ofNullable(store.find(FetchState.class, definitionId, LockModeType.PESSIMISTIC_WRITE));
    }

    /** The same for all that an Application owns, in an order that all callers share. */
    public void lockAll(String applicationId) {
        store.createNativeQuery(
                        "select definition_id from spec_fetch where definition_id in"
                                + " (select id from event_api_definition where application_id = ?1) order by definition_id for update")
                .setParameter(1, applicationId)
                .getResultList();
    }

    /** Those of these definitions that have something to fetch, in no order. */
    public List<FetchState> states(Collection<String> definitionIds) {
        return store.createQuery("select f from FetchState f where f.definitionId in :ids", FetchState.class)
                .setParameter("ids", definitionIds)
                .getResultList();
    }

    /** What these definitions' last fetches were, newest first, at most {@value #KEPT} of each. */
    public List<PastFetch> past(Collection<String> definitionIds) {
        return store.createQuery(
                        "select p from PastFetch p where p.definitionId in :ids order by p.position desc",
                        PastFetch.class)
                .setParameter("ids", definitionIds)
                .getResultList();
    }

    /**
     * Claims what is due and nobody is at. What somebody was at who has not come back in time, such as a Director that died, is due again.
     * Times are the database's, so that Directors whose clocks differ agree.
     */
    public List<Claim> claim(int most, Duration lease) {
        var ids = due(most);
        ids.forEach(id -> store.createNativeQuery(claiming(lease))
                .setParameter(1, UUID.randomUUID().toString())
                .setParameter(2, id)
                .executeUpdate());
        return ids.isEmpty()
                ? List.of()
                : states(ids).stream().map(FetchState::claim).toList();
    }

    @SuppressWarnings("unchecked") // The provider's native queries know no types.
    private List<String> due(int most) {
        return store.createNativeQuery(findingDue(most)).getResultList();
    }

    /** Native, because Jakarta Persistence does not know how to skip what is locked. */
    static String findingDue(int most) {
        return "select definition_id from spec_fetch where due_at <= current_timestamp"
                + " and (claimed_until is null or claimed_until < current_timestamp)"
                + " order by due_at fetch first " + most + " rows only for update skip locked";
    }

    /** With the parameters token and definition. */
    static String claiming(Duration lease) {
        return "update spec_fetch set claim = ?1, claimed_until = current_timestamp + interval '" + lease.toSeconds()
                + "' second where definition_id = ?2";
    }

    /**
     * Ends the fetch that a claim was for.
     *
     * @param state as {@link #locked} answered it in this transaction
     * @param next when to fetch again; null for never
     */
    public void end(FetchState state, Claim claim, Ended ended, @Nullable Instant next) {
        state.end(claim, ended.outcome(), next);
        ended.validators().ifPresent(state::keep);
        store.persist(new PastFetch(state.definitionId(), ended.outcome()));
        store.flush();
        store.createNativeQuery("delete from spec_fetch_past where definition_id = ?1 and id not in"
                        + " (select id from spec_fetch_past where definition_id = ?2 order by position desc fetch first "
                        + KEPT + " rows only)")
                .setParameter(1, state.definitionId())
                .setParameter(2, state.definitionId())
                .executeUpdate();
    }

    /**
     * How a fetch ended, and what the server may compare with the next time.
     *
     * @param validators empty to leave those there are
     */
    public record Ended(Outcome outcome, Optional<Validators> validators) {}

    private static Instant now() {
        return Clock.systemUTC().instant();
    }
}
