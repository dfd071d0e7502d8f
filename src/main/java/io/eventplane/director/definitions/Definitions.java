package io.eventplane.director.definitions;

import io.eventplane.director.pages.Page;
import io.eventplane.director.pages.Slice;
import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stored definitions. Whoever calls has the transaction. */
@OnePerApplication
public class Definitions {

    private final EntityManager store;

    @Inject
    public Definitions(EntityManager store) {
        this.store = store;
    }

    public Optional<EventAPIDefinition> find(String id) {
        return Optional.ofNullable(store.find(EventAPIDefinition.class, id));
    }

    /** The document of a definition; empty while nothing has been fetched. */
    public Optional<String> document(String id) {
        return Optional.ofNullable(store.find(SpecDocument.class, id)).map(SpecDocument::document);
    }

    /** Those of one Application in the order they were registered. */
    public Page<EventAPIDefinition> page(String applicationId, @Nullable String group, Slice slice) {
        var rows = store.createQuery(
                        "select d from EventAPIDefinition d where d.applicationId = :application"
                                + " and (:group is null or d.group = :group) and d.position > :after order by d.position",
                        EventAPIDefinition.class)
                .setParameter("application", applicationId)
                .setParameter("group", group)
                .setParameter("after", slice.after())
                .setMaxResults(slice.limit() + 1)
                .getResultList();
        return Page.of(rows, slice, count(applicationId, group));
    }

    private long count(String applicationId, @Nullable String group) {
        return store.createQuery(
                        "select count(d) from EventAPIDefinition d where d.applicationId = :application"
                                + " and (:group is null or d.group = :group)",
                        Long.class)
                .setParameter("application", applicationId)
                .setParameter("group", group)
                .getSingleResult();
    }

    /** All of one Application, in the order they were registered. */
    List<EventAPIDefinition> all(String applicationId) {
        return store.createQuery(
                        "select d from EventAPIDefinition d where d.applicationId = :application order by d.position",
                        EventAPIDefinition.class)
                .setParameter("application", applicationId)
                .getResultList();
    }

    void add(EventAPIDefinition definition, @Nullable String document) {
        store.persist(definition);
        keep(definition.getId(), document);
    }

    void keep(String definitionId, @Nullable String document) {
        var stored = store.find(SpecDocument.class, definitionId);
        if (document != null && stored == null) {
            store.persist(new SpecDocument(definitionId, document));
        } else if (document != null) {
            stored.become(document);
        } else if (stored != null) {
            store.remove(stored);
        }
    }

    void remove(EventAPIDefinition definition) {
        keep(definition.getId(), null);
        store.remove(definition);
    }
}
