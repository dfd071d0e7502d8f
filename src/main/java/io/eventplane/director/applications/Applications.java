package io.eventplane.director.applications;

import io.eventplane.director.pages.Page;
import io.eventplane.director.pages.Slice;
import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The stored Applications. Whoever calls has the transaction. */
@OnePerApplication
public class Applications {

    private final EntityManager store;

    @Inject
    public Applications(EntityManager store) {
        this.store = store;
    }

    public Optional<Application> find(String id) {
        return Optional.ofNullable(store.find(Application.class, id));
    }

    /**
     * Found, and locked until the transaction ends: what it owns is not added to while it is renamed or deleted, nor the other way
     * round.
     */
    public Optional<Application> findLocked(String id) {
        return Optional.ofNullable(store.find(Application.class, id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Those of them that there are, in no order. */
    public List<Application> findAll(Collection<String> ids) {
        return store.createQuery("select a from Application a where a.id in :ids", Application.class)
                .setParameter("ids", ids)
                .getResultList();
    }

    public Optional<Application> findByName(String name) {
        return store.createQuery("select a from Application a where a.name = :name", Application.class)
                .setParameter("name", name)
                .getResultStream()
                .findFirst();
    }

    /** In the order in which they were created. */
    public Page<Application> page(Slice slice) {
        var rows = store.createQuery(
                        "select a from Application a where a.position > :after order by a.position", Application.class)
                .setParameter("after", slice.after())
                .setMaxResults(slice.limit() + 1)
                .getResultList();
        return Page.of(rows, slice);
    }

    /** How many there are. */
    public long count() {
        return store.createQuery("select count(a) from Application a", Long.class)
                .getSingleResult();
    }

    public void add(Application application) {
        store.persist(application);
    }

    public void remove(Application application) {
        store.remove(application);
    }
}
