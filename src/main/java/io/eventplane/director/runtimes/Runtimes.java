package io.eventplane.director.runtimes;

import io.eventplane.director.pages.Page;
import io.eventplane.director.pages.Slice;
import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;

/** The stored Runtimes. Whoever calls has the transaction. */
@OnePerApplication
public class Runtimes {

    private final EntityManager store;

    @Inject
    public Runtimes(EntityManager store) {
        this.store = store;
    }

    public Optional<Runtime> find(String id) {
        return Optional.ofNullable(store.find(Runtime.class, id));
    }

    public Optional<Runtime> findByName(String name) {
        return store.createQuery("select r from Runtime r where r.name = :name", Runtime.class)
                .setParameter("name", name)
                .getResultStream()
                .findFirst();
    }

    /** In the order in which they were created. */
    public Page<Runtime> page(Slice slice) {
        var rows = store.createQuery(
                        "select r from Runtime r where r.position > :after order by r.position", Runtime.class)
                .setParameter("after", slice.after())
                .setMaxResults(slice.limit() + 1)
                .getResultList();
        return Page.of(rows, slice);
    }

    /** How many there are. */
    public long count() {
        return store.createQuery("select count(r) from Runtime r", Long.class).getSingleResult();
    }

    /** All, in the order in which they were created. */
    public List<Runtime> all() {
        return store.createQuery("select r from Runtime r order by r.position", Runtime.class)
                .getResultList();
    }

    void add(Runtime runtime) {
        store.persist(runtime);
    }

    void remove(Runtime runtime) {
        store.remove(runtime);
    }
}
