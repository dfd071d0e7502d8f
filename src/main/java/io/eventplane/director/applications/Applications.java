package io.eventplane.director.applications;

import io.eventplane.director.pages.Page;
import io.eventplane.director.pages.Slice;
import io.eventplane.platform.OnePerApplication;
import io.eventplane.platform.Tenant;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The stored Applications; for one tenant there are no others than its own. Whoever calls has the transaction. */
@OnePerApplication
public class Applications {

    private final EntityManager store;

    @Inject
    public Applications(EntityManager store) {
        this.store = store;
    }

    public Optional<Application> find(Tenant tenant, String id) {
        return Optional.ofNullable(store.find(Application.class, id))
                .filter(found -> found.tenant().equals(tenant));
    }

    /**
     * Found, and locked until the transaction ends: what it owns is not added to while it is renamed or deleted, nor the other way
     * round. Another tenant's is not even locked.
     */
    public Optional<Application> findLocked(Tenant tenant, String id) {
        return store.createQuery(
                        "select a from Application a where a.id = :id and a.tenant = :tenant", Application.class)
                .setParameter("id", id)
                .setParameter("tenant", tenant.name())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .findFirst();
    }

    /** Those of them that there are, in no order. */
    public List<Application> findAll(Tenant tenant, Collection<String> ids) {
        return store.createQuery(
                        "select a from Application a where a.tenant = :tenant and a.id in :ids", Application.class)
                .setParameter("tenant", tenant.name())
                .setParameter("ids", ids)
                .getResultList();
    }

    public Optional<Application> findByName(Tenant tenant, String name) {
        return store.createQuery(
                        "select a from Application a where a.tenant = :tenant and a.name = :name", Application.class)
                .setParameter("tenant", tenant.name())
                .setParameter("name", name)
                .getResultStream()
                .findFirst();
    }

    /** The id of the one whose own client this is. */
    public Optional<String> findIdByClient(Tenant tenant, String clientId) {
        return store.createQuery(
                        "select a.id from Application a where a.tenant = :tenant and a.clientID = :clientId",
                        String.class)
                .setParameter("tenant", tenant.name())
                .setParameter("clientId", clientId)
                .getResultStream()
                .findFirst();
    }

    /** In the order in which they were created. */
    public Page<Application> page(Tenant tenant, Slice slice) {
        var rows = store.createQuery(
                        "select a from Application a where a.tenant = :tenant and a.position > :after"
                                + " order by a.tenant, a.position",
                        Application.class)
                .setParameter("tenant", tenant.name())
                .setParameter("after", slice.after())
                .setMaxResults(slice.limit() + 1)
                .getResultList();
        return Page.of(rows, slice);
    }

    /** How many there are. */
    public long count(Tenant tenant) {
        return store.createQuery("select count(a) from Application a where a.tenant = :tenant", Long.class)
                .setParameter("tenant", tenant.name())
                .getSingleResult();
    }

    public void add(Application application) {
        store.persist(application);
    }

    public void remove(Application application) {
        store.remove(application);
    }
}
