package io.eventplane.director.definitions;

import io.eventplane.director.pages.Page;
import io.eventplane.director.pages.Slice;
import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import org.jspecify.annotations.Nullable;

/**
 * Pages of the definitions of an Application: a page walks along an index from where it begins, and stops when it is full. Whoever
 * calls has the transaction.
 *
 * <p>The order names all columns of the index, also those that are the same in all rows: without them H2 reads all that an Application
 * has and sorts it, for every page.
 */
@OnePerApplication
public class DefinitionPages {

    private static final String OF_ALL = "select d from EventAPIDefinition d where d.applicationId = :application"
            + " and d.position > :after order by d.applicationId, d.position";

    /** Apart from the other, so that the database plans each with its own index. */
    private static final String OF_GROUP = "select d from EventAPIDefinition d where d.applicationId = :application"
            + " and d.group = :group and d.position > :after order by d.applicationId, d.group, d.position";

    private final EntityManager store;

    @Inject
    public DefinitionPages(EntityManager store) {
        this.store = store;
    }

    /** In the order in which they were registered; {@code group} null for all groups. */
    public Page<EventAPIDefinition> of(String applicationId, @Nullable String group, Slice slice) {
        TypedQuery<EventAPIDefinition> query = group == null
                ? store.createQuery(OF_ALL, EventAPIDefinition.class)
                : store.createQuery(OF_GROUP, EventAPIDefinition.class).setParameter("group", group);
        return Page.of(
                query.setParameter("application", applicationId)
                        .setParameter("after", slice.after())
                        .setMaxResults(slice.limit() + 1)
                        .getResultList(),
                slice);
    }

    /** How many there are. Of all groups: a number kept with the Application. Of one: counted, it is the versions of one event API. */
    public long count(String applicationId, @Nullable String group) {
        TypedQuery<Long> query = group == null
                ? store.createQuery("select a.definitionCount from Application a where a.id = :application", Long.class)
                : store.createQuery(
                                "select count(d) from EventAPIDefinition d where d.applicationId = :application and d.group = :group",
                                Long.class)
                        .setParameter("group", group);
        return query.setParameter("application", applicationId)
                .getResultStream()
                .findFirst()
                .orElse(0L);
    }
}
