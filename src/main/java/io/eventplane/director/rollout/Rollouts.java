package io.eventplane.director.rollout;

import io.eventplane.director.store.AcrossTenants;
import io.eventplane.platform.OnePerApplication;
import io.eventplane.platform.Tenant;
import io.eventplane.report.ReporterName;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The stored reporters, and what they said. Whoever calls has the transaction. */
@OnePerApplication
public class Rollouts {

    private final EntityManager store;

    @Inject
    public Rollouts(EntityManager store) {
        this.store = store;
    }

    /** What one reporter last said of one definition, and who that is. */
    public record Known(ReportedRollout rollout, KnownReporter reporter) {}

    /** All that was said of these definitions, as far as they are this tenant's, by the definition's id; of each ordered by Runtime, role and instance. One statement. */
    public Map<String, List<Known>> of(Tenant tenant, Collection<String> definitionIds) {
        return definitionIds.isEmpty() ? Map.of() : find(tenant, definitionIds);
    }

    private Map<String, List<Known>> find(Tenant tenant, Collection<String> definitionIds) {
        return store.createQuery(
                        "select r, p from ReportedRollout r, KnownReporter p, EventAPIDefinition d"
                                + " where p.id = r.reporterId and d.id = r.definitionId and d.tenant = :tenant"
                                + " and r.definitionId in :ids order by p.runtimeId, p.role, p.instance",
                        Object[].class)
                .setParameter("tenant", tenant.name())
                .setParameter("ids", definitionIds)
                .getResultStream()
                .map(row -> new Known((ReportedRollout) row[0], (KnownReporter) row[1]))
                .collect(Collectors.groupingBy(known -> known.rollout().definitionId()));
    }

    /** The reporter of that name, which nobody else changes until the transaction ends. */
    @AcrossTenants("the report says by its signature which Runtime it is of")
    Optional<KnownReporter> locked(ReporterName name) {
        return Optional.ofNullable(
                store.find(KnownReporter.class, KnownReporter.id(name), LockModeType.PESSIMISTIC_WRITE));
    }

    /** What this reporter last said of these definitions, by the definition's id. */
    Map<String, ReportedRollout> saidBy(KnownReporter reporter, Collection<String> definitionIds) {
        return store.createQuery(
                        "select r from ReportedRollout r where r.reporterId = :reporter and r.definitionId in :ids",
                        ReportedRollout.class)
                .setParameter("reporter", reporter.id())
                .setParameter("ids", definitionIds)
                .getResultStream()
                .collect(Collectors.toMap(ReportedRollout::definitionId, Function.identity()));
    }

    void add(KnownReporter reporter) {
        store.persist(reporter);
        store.flush();
    }

    void add(ReportedRollout rollout) {
        store.persist(rollout);
    }

    /** Forgets what this reporter only said before that sequence. */
    void forgetBefore(KnownReporter reporter, long sequence) {
        store.flush();
        store.createQuery("delete from ReportedRollout r where r.reporterId = :reporter and r.sequence < :sequence")
                .setParameter("reporter", reporter.id())
                .setParameter("sequence", sequence)
                .executeUpdate();
    }

    @AcrossTenants("it is gone, and so is whose it was")
    void forgetDefinition(String definitionId) {
        store.createQuery("delete from ReportedRollout r where r.definitionId = :id")
                .setParameter("id", definitionId)
                .executeUpdate();
    }

    /** Forgets the reporters of Runtimes that are gone, those not heard of since then, and what nobody shows any more. */
    @AcrossTenants("what is left over is removed for all of them")
    void forgetGone(Instant heardSince) {
        store.createQuery("delete from KnownReporter p where p.lastSeen < :since"
                        + " or p.runtimeId not in (select r.id from Runtime r)")
                .setParameter("since", KnownReporter.stored(heardSince))
                .executeUpdate();
        store.createQuery("delete from ReportedRollout r where r.reporterId not in (select p.id from KnownReporter p)"
                        + " or r.definitionId not in (select d.id from EventAPIDefinition d)")
                .executeUpdate();
    }
}
