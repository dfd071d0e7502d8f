package io.eventplane.director.runtimes;

import io.eventplane.director.pages.Page;
import io.eventplane.director.pages.Slice;
import io.eventplane.director.store.AcrossTenants;
import io.eventplane.platform.OnePerApplication;
import io.eventplane.platform.Tenant;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The stored Runtimes; for one tenant there are no others than its own. Whoever calls has the transaction. */
@OnePerApplication
public class Runtimes {

    private final EntityManager store;

    @Inject
    public Runtimes(EntityManager store) {
        this.store = store;
    }

    public Optional<Runtime> find(Tenant tenant, String id) {
        return findAnywhere(id).filter(found -> found.tenant().equals(tenant));
    }

    @AcrossTenants("who proves to be a Runtime is of that one's tenant")
    public Optional<Runtime> findAnywhere(String id) {
        return Optional.ofNullable(store.find(Runtime.class, id));
    }

    public Optional<Runtime> findByName(Tenant tenant, String name) {
        return store.createQuery("select r from Runtime r where r.tenant = :tenant and r.name = :name", Runtime.class)
                .setParameter("tenant", tenant.name())
                .setParameter("name", name)
                .getResultStream()
                .findFirst();
    }

    /** The id of the one whose own client this is. */
    public Optional<String> findIdByClient(Tenant tenant, String clientId) {
        return store.createQuery(
                        "select r.id from Runtime r where r.tenant = :tenant and r.clientID = :clientId", String.class)
                .setParameter("tenant", tenant.name())
                .setParameter("clientId", clientId)
                .getResultStream()
                .findFirst();
    }

    /** In the order in which they were created. */
    public Page<Runtime> page(Tenant tenant, Slice slice) {
        var rows = store.createQuery(
                        "select r from Runtime r where r.tenant = :tenant and r.position > :after"
                                + " order by r.tenant, r.position",
                        Runtime.class)
                .setParameter("tenant", tenant.name())
                .setParameter("after", slice.after())
                .setMaxResults(slice.limit() + 1)
                .getResultList();
        return Page.of(rows, slice);
    }

    /** How many there are. */
    public long count(Tenant tenant) {
        return store.createQuery("select count(r) from Runtime r where r.tenant = :tenant", Long.class)
                .setParameter("tenant", tenant.name())
                .getSingleResult();
    }

    /** All, in the order in which they were created. */
    public List<Runtime> all(Tenant tenant) {
        return store.createQuery(
                        "select r from Runtime r where r.tenant = :tenant order by r.tenant, r.position", Runtime.class)
                .setParameter("tenant", tenant.name())
                .getResultList();
    }

    /** The ids of all that these tenants have, oldest first; nothing of a tenant that has none. One statement. */
    @AcrossTenants("notices of all tenants lie in one outbox; each is sent to its own tenant's")
    public Map<Tenant, List<String>> ids(Collection<Tenant> tenants) {
        return store.createQuery(
                        "select r.tenant, r.id from Runtime r where r.tenant in :tenants order by r.tenant, r.position",
                        Object[].class)
                .setParameter("tenants", tenants.stream().map(Tenant::name).toList())
                .getResultStream()
                .collect(Collectors.groupingBy(
                        row -> new Tenant((String) row[0]),
                        Collectors.mapping(row -> (String) row[1], Collectors.toList())));
    }

    void add(Runtime runtime) {
        store.persist(runtime);
    }

    void remove(Runtime runtime) {
        store.remove(runtime);
    }
}
