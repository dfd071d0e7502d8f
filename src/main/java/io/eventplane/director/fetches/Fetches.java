package io.eventplane.director.fetches;

import static io.eventplane.director.fetches.FetchRequestStatusCondition.FAILED;
import static io.eventplane.director.fetches.FetchRequestStatusCondition.INITIAL;
import static io.eventplane.director.fetches.FetchRequestStatusCondition.SUCCEEDED;

import io.eventplane.director.applications.Application;
import io.eventplane.director.store.AcrossTenants;
import io.eventplane.platform.OnePerApplication;
import io.eventplane.platform.Tenant;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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

    /** How many fetches from one origin are under way at once, however many Directors there are. */
    public static final int MOST_OF_ONE_ORIGIN = 2;

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
     * @param origin whose server it comes from
     * @param takesTitle whether the document's title is to be the definition's name
     */
    @AcrossTenants("whoever calls has found the definition for its tenant, or fetches for all")
    public void start(String definitionId, String origin, boolean takesTitle) {
        locked(definitionId)
                .ifPresentOrElse(
                        state -> startAnew(state, origin, takesTitle), () -> add(definitionId, origin, takesTitle));
        due.fire(new FetchDue());
    }

    private static void startAnew(FetchState state, String origin, boolean takesTitle) {
        state.comeFrom(origin);
        state.startAnew(takesTitle, now());
    }

    /** The definition's row must be there before the one that refers to it. */
    private void add(String definitionId, String origin, boolean takesTitle) {
        var state = new FetchState(definitionId, takesTitle, now());
        state.comeFrom(origin);
        store.flush();
        store.persist(state);
    }

    /** Says whose server it comes from, of what was started before that was kept. */
    @AcrossTenants("whoever calls has found the definition for its tenant, or fetches for all")
    public void locate(String definitionId, String origin) {
        locked(definitionId).ifPresent(state -> state.comeFrom(origin));
    }

    /** Has it fetched again, at once; answers whether there is anything to fetch. */
    public boolean startAgain(Tenant tenant, String definitionId) {
        var state = locked(tenant, definitionId);
        state.ifPresent(found -> found.ask(now()));
        due.fire(new FetchDue());
        return state.isPresent();
    }

    /** Forgets everything about a definition; a fetch under way is dropped when it ends. */
    @AcrossTenants("whoever calls has found the definition for its tenant, or fetches for all")
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
    @AcrossTenants("whoever calls has found the definition for its tenant, or fetches for all")
    public Optional<FetchState> locked(String definitionId) {
        return Optional.ofNullable(store.find(FetchState.class, definitionId, LockModeType.PESSIMISTIC_WRITE));
    }

    /** The condition stands in a query of its own, which locks nothing. */
    private Optional<FetchState> locked(Tenant tenant, String definitionId) {
        return store.createQuery(
                        "select f from FetchState f where f.definitionId = :id and f.definitionId in"
                                + " (select d.id from EventAPIDefinition d where d.id = :id and d.tenant = :tenant)",
                        FetchState.class)
                .setParameter("id", definitionId)
                .setParameter("tenant", tenant.name())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    /** The same for all that an Application owns, in an order that all callers share. */
    public void lockAll(Application owner) {
        store.createNativeQuery(
                        "select definition_id from spec_fetch where definition_id in"
                                + " (select id from event_api_definition where application_id = ?1) order by definition_id for update")
                .setParameter(1, owner.getId())
                .getResultList();
    }

    /** Those of these definitions that have something to fetch, in no order. */
    public List<FetchState> states(Tenant tenant, Collection<String> definitionIds) {
        return store.createQuery(
                        "select f from FetchState f, EventAPIDefinition d"
                                + " where d.id = f.definitionId and d.tenant = :tenant and f.definitionId in :ids",
                        FetchState.class)
                .setParameter("tenant", tenant.name())
                .setParameter("ids", definitionIds)
                .getResultList();
    }

    /** What these definitions' last fetches were, newest first, at most {@value #KEPT} of each. */
    public List<PastFetch> past(Tenant tenant, Collection<String> definitionIds) {
        return store.createQuery(
                        "select p from PastFetch p, EventAPIDefinition d where d.id = p.definitionId"
                                + " and d.tenant = :tenant and p.definitionId in :ids order by p.position desc",
                        PastFetch.class)
                .setParameter("tenant", tenant.name())
                .setParameter("ids", definitionIds)
                .getResultList();
    }

    /**
     * Claims what is due and nobody is at: first what somebody has asked for, then what is fetched regularly, last what failed the last
     * time; of one origin only as many as may be under way at once. What somebody was at who has not come back in time, such as a Director
     * that died, is due again. Times are the database's, so that Directors whose clocks differ agree.
     */
    @AcrossTenants("what is due is fetched for all of them")
    public List<Claim> claim(Places free, Duration lease) {
        var ids = new ArrayList<String>();
        for (var state : List.of(INITIAL, SUCCEEDED, FAILED)) {
            int most = state == FAILED ? Math.min(free.again(), free.all() - ids.size()) : free.all() - ids.size();
            claim(state, most, lease, ids);
        }
        return ids.isEmpty()
                ? List.of()
                : store.createQuery("select f from FetchState f where f.definitionId in :ids", FetchState.class)
                        .setParameter("ids", ids)
                        .getResultStream()
                        .map(FetchState::claim)
                        .toList();
    }

    /**
     * How many fetches a Director can begin.
     *
     * @param again of them those that failed the last time, which are likely to take long once more
     */
    public record Places(int all, int again) {}

    /** One by one, because each counts for its origin. */
    private void claim(FetchRequestStatusCondition state, int most, Duration lease, List<String> ids) {
        for (int i = 0; i < most; i++) {
            var next = due(state);
            if (next.isEmpty()) {
                return;
            }
            claim(next.get(0), lease);
            ids.add(next.get(0));
        }
    }

    private void claim(String definitionId, Duration lease) {
        store.createNativeQuery(claiming(lease))
                .setParameter(1, UUID.randomUUID().toString())
                .setParameter(2, definitionId)
                .executeUpdate();
    }

    @SuppressWarnings("unchecked") // The provider's native queries know no types.
    private List<String> due(FetchRequestStatusCondition state) {
        return store.createNativeQuery(findingDue(state, 1)).getResultList();
    }

    /**
     * Finds some. Native, because Jakarta Persistence does not know how to skip what is locked. Claims that another Director has not
     * committed yet are not counted: in such a moment each Director may begin as many of one origin.
     */
    static String findingDue(FetchRequestStatusCondition state, int most) {
        return "select definition_id from spec_fetch where state = '" + state + "' and due_at <= current_timestamp"
                + " and (claimed_until is null or claimed_until < current_timestamp)"
                + " and (origin is null or origin not in (select busy.origin from spec_fetch busy"
                + " where busy.claimed_until >= current_timestamp and busy.origin is not null"
                + " group by busy.origin having count(*) >= " + MOST_OF_ONE_ORIGIN + "))"
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
