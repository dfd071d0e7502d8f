package io.eventplane.director.definitions;

import io.eventplane.director.applications.Application;
import io.eventplane.director.failure.TooLargeException;
import io.eventplane.director.fetches.Fetches;
import io.eventplane.director.store.AcrossTenants;
import io.eventplane.lifecycle.VersionName;
import io.eventplane.platform.OnePerApplication;
import io.eventplane.platform.Tenant;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The stored definitions; for one tenant there are no others than its own. Whoever calls has the transaction. */
@OnePerApplication
public class Definitions {

    private static final int MOST_VERSIONS = 10_000;

    /** So many documents of 5 MiB are in memory at a time. */
    private static final int FETCHED = 10;

    private static final String DOCUMENTS = "from SpecDocument s, EventAPIDefinition d"
            + " where d.id = s.definitionId and d.tenant = :tenant and s.definitionId in :ids";

    private static final Comparator<EventAPIDefinition> BY_VERSION = Comparator.comparing(Definitions::versionName);

    private final EntityManager store;
    private final Fetches fetches;
    private final Event<DefinitionDeleted> deleted;

    @Inject
    public Definitions(EntityManager store, Fetches fetches, Event<DefinitionDeleted> deleted) {
        this.store = store;
        this.fetches = fetches;
        this.deleted = deleted;
    }

    public Optional<EventAPIDefinition> find(Tenant tenant, String id) {
        return findAnywhere(id).filter(found -> found.tenant().equals(tenant));
    }

    @AcrossTenants("what is due to be fetched is fetched for all tenants")
    public Optional<EventAPIDefinition> findAnywhere(String id) {
        return Optional.ofNullable(store.find(EventAPIDefinition.class, id));
    }

    /** The generation that each of these has now, by id; of those that there are. One statement. */
    public Map<String, Integer> generations(Tenant tenant, Collection<String> ids) {
        return store.createQuery(
                        "select d.id, d.generation from EventAPIDefinition d where d.tenant = :tenant and d.id in :ids",
                        Object[].class)
                .setParameter("tenant", tenant.name())
                .setParameter("ids", ids)
                .getResultStream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> (Integer) row[1]));
    }

    /** The document of a definition; empty while nothing has been fetched. */
    public Optional<String> document(Tenant tenant, String id) {
        return Optional.ofNullable(documents(tenant, List.of(id)).get(id));
    }

    /** The documents of these definitions, by the definition's id; none for those that have not been fetched. */
    public Map<String, String> documents(Tenant tenant, Collection<String> ids) {
        return store.createQuery("select s " + DOCUMENTS, SpecDocument.class)
                .setParameter("tenant", tenant.name())
                .setParameter("ids", ids)
                .getResultStream()
                .collect(Collectors.toMap(SpecDocument::definitionId, SpecDocument::document));
    }

    /**
     * Hands over the documents of these definitions, with the definition's id, one after the other: so many of them as are asked for
     * need not be in memory at once. One statement.
     */
    public void forEachDocument(Tenant tenant, Collection<String> ids, BiConsumer<String, String> consumer) {
        // A cursor is the provider's own; it iterates.
        var rows = (Iterator<?>) store.createQuery("select s.definitionId, s.document " + DOCUMENTS)
                .setParameter("tenant", tenant.name())
                .setParameter("ids", ids)
                .setHint("eclipselink.cursor", true)
                .setHint("eclipselink.jdbc.fetch-size", FETCHED)
                .getSingleResult();
        while (rows.hasNext()) {
            var row = (Object[]) rows.next();
            consumer.accept((String) row[0], (String) row[1]);
        }
    }

    /** The one definition that is this version of a group. */
    Optional<EventAPIDefinition> version(Tenant tenant, String applicationId, String group, String version) {
        return store.createQuery(
                        "select d from EventAPIDefinition d where d.tenant = :tenant and d.applicationId = :application and d.group = :group"
                                + " and d.versionValue = :version",
                        EventAPIDefinition.class)
                .setParameter("tenant", tenant.name())
                .setParameter("application", applicationId)
                .setParameter("group", group)
                .setParameter("version", version)
                .getResultStream()
                .findFirst();
    }

    /**
     * All versions of a group, the oldest version first, as {@link VersionName} orders them; those without a version come before
     * all others.
     *
     * @throws TooLargeException when there are more than can be sorted at once
     */
    public List<EventAPIDefinition> versions(Tenant tenant, String applicationId, String group) {
        var all = store.createQuery(
                        "select d from EventAPIDefinition d where d.tenant = :tenant and d.applicationId = :application and d.group = :group"
                                + " order by d.tenant, d.applicationId, d.group, d.position",
                        EventAPIDefinition.class)
                .setParameter("tenant", tenant.name())
                .setParameter("application", applicationId)
                .setParameter("group", group)
                .setMaxResults(MOST_VERSIONS + 1)
                .getResultList();
        if (all.size() > MOST_VERSIONS) {
            throw new TooLargeException("group " + group + " has more than " + MOST_VERSIONS
                    + " versions; page through eventAPIs(group) instead");
        }
        return all.stream().sorted(BY_VERSION).toList();
    }

    private static VersionName versionName(EventAPIDefinition definition) {
        var version = definition.getVersion();
        return new VersionName(version == null ? "" : version.value());
    }

    /**
     * One that the caller means to change. Its Application is locked, and then its fetch, in the order that all callers share, before it is
     * read: so a change and a fetch that ends at the same time follow each other.
     */
    Optional<EventAPIDefinition> findToChange(Tenant tenant, String id) {
        var owner = store.createQuery(
                        "select d.applicationId from EventAPIDefinition d where d.id = :id and d.tenant = :tenant",
                        String.class)
                .setParameter("id", id)
                .setParameter("tenant", tenant.name())
                .getResultStream()
                .findFirst();
        return owner.flatMap(application -> lockedAndFound(application, id));
    }

    private Optional<EventAPIDefinition> lockedAndFound(String owner, String id) {
        store.find(Application.class, owner, LockModeType.PESSIMISTIC_WRITE);
        fetches.locked(id);
        return findAnywhere(id);
    }

    /** All of one Application, which the caller has locked, in the order they were registered. */
    List<EventAPIDefinition> allToChange(Application owner) {
        fetches.lockAll(owner);
        return store.createQuery(
                        "select d from EventAPIDefinition d where d.tenant = :tenant and d.applicationId = :application"
                                + " order by d.tenant, d.applicationId, d.position",
                        EventAPIDefinition.class)
                .setParameter("tenant", owner.tenant().name())
                .setParameter("application", owner.getId())
                .getResultList();
    }

    /** A new one, which has been counted. Nothing of it is stored yet, so there is nothing to find, forget or replace. */
    void add(EventAPIDefinition definition, Registration registration) {
        store.persist(definition);
        // Its row must be there before those that refer to it; the provider does not know that they do.
        store.flush();
        var source = registration.fetchSource();
        if (source != null) {
            fetches.start(definition.getId(), source.origin(), !registration.named());
        } else if (registration.document() != null) {
            store.persist(new SpecDocument(definition.getId(), registration.document()));
        }
    }

    /** What was fetched stays until something newer is; what was given and is now to be fetched, likewise. */
    void keep(EventAPIDefinition definition, Registration registration) {
        var source = registration.fetchSource();
        if (source == null) {
            fetches.forget(definition.getId());
            keepDocument(definition, registration.document());
        } else {
            fetches.start(definition.getId(), source.origin(), !registration.named());
        }
    }

    /** Keeps a fetched document; answers whether it is another one than before. */
    boolean replace(EventAPIDefinition definition, String document) {
        var stored = store.find(SpecDocument.class, definition.getId());
        boolean changed = stored == null || !stored.document().equals(document);
        keepDocument(definition, document);
        return changed;
    }

    private void keepDocument(EventAPIDefinition definition, @Nullable String document) {
        var stored = store.find(SpecDocument.class, definition.getId());
        if (document != null && stored == null) {
            store.persist(new SpecDocument(definition.getId(), document));
        } else if (document != null) {
            stored.become(document);
        } else if (stored != null) {
            store.remove(stored);
        }
    }

    void remove(EventAPIDefinition definition) {
        count(definition.tenant(), definition.getApplicationID(), -1);
        fetches.forget(definition.getId());
        keepDocument(definition, null);
        store.remove(definition);
        deleted.fire(new DefinitionDeleted(definition.getId()));
    }

    /** Not through the entities: nothing of theirs changes that anybody could still see. */
    @AcrossTenants("what is over is over for all tenants")
    void forgetFormerAuth(Instant now) {
        store.createNativeQuery("update event_api_definition set former_auth = null, former_auth_until = null"
                        + " where former_auth_until <= ?1")
                .setParameter(1, now.atOffset(ZoneOffset.UTC))
                .executeUpdate();
    }

    /**
     * Counts so many more definitions of an Application, and so locks it until the transaction ends; answers whether there is one. Not
     * through the entity: its revision tells of changes that its owner made.
     */
    boolean count(Tenant tenant, String applicationId, int more) {
        return store.createNativeQuery(
                                "update application set definition_count = definition_count + ?1 where id = ?2 and tenant = ?3")
                        .setParameter(1, more)
                        .setParameter(2, applicationId)
                        .setParameter(3, tenant.name())
                        .executeUpdate()
                == 1;
    }
}
