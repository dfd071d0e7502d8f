package io.eventplane.director.audit;

import io.eventplane.director.pages.Page;
import io.eventplane.director.pages.Slice;
import io.eventplane.director.store.AcrossTenants;
import io.eventplane.platform.OnePerApplication;
import io.eventplane.platform.Tenant;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/** The stored records. Whoever calls has the transaction. */
@OnePerApplication
public class AuditRecords {

    private final EntityManager store;

    @Inject
    public AuditRecords(EntityManager store) {
        this.store = store;
    }

    void add(AuditRecord record) {
        store.persist(record);
    }

    /** The newest first. */
    public Page<AuditRecord> page(Tenant tenant, AuditFilter filter, Slice slice) {
        var builder = store.getCriteriaBuilder();
        var query = builder.createQuery(AuditRecord.class);
        var record = query.from(AuditRecord.class);
        var before = slice.after() == 0
                ? Stream.<Predicate>empty()
                : Stream.of(builder.lessThan(record.<Long>get("position"), slice.after()));
        query.where(Stream.concat(asked(tenant, filter, builder, record), before)
                        .toArray(Predicate[]::new))
                .orderBy(builder.desc(record.get("position")));
        List<AuditRecord> rows =
                store.createQuery(query).setMaxResults(slice.limit() + 1).getResultList();
        return Page.of(rows, slice, AuditRecord::position);
    }

    public long count(Tenant tenant, AuditFilter filter) {
        var builder = store.getCriteriaBuilder();
        var query = builder.createQuery(Long.class);
        var record = query.from(AuditRecord.class);
        query.select(builder.count(record))
                .where(asked(tenant, filter, builder, record).toArray(Predicate[]::new));
        return store.createQuery(query).getSingleResult();
    }

    private static Stream<Predicate> asked(
            Tenant tenant, AuditFilter filter, CriteriaBuilder builder, Root<AuditRecord> record) {
        return Stream.concat(
                Stream.of(builder.equal(record.get("tenant"), tenant.name())),
                filter.predicates(builder, record).stream());
    }

    /** Removes those from before that moment. */
    @AcrossTenants("All are kept equally long.")
    int forget(Instant before) {
        return store.createQuery("delete from AuditRecord r where r.at < :before")
                .setParameter("before", before.atOffset(ZoneOffset.UTC))
                .executeUpdate();
    }
}
