package io.eventplane.director.definitions;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import io.eventplane.director.pages.Page;
import io.eventplane.director.pages.Slice;
import io.eventplane.platform.OnePerApplication;
import io.eventplane.platform.Tenant;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Pages of the definitions of many Applications at once: the number of statements does not grow with that of the Applications,
 * and none of them reads more rows than are answered. Whoever calls has the transaction.
 *
 * <p>The order names all columns of the index, also those that are the same in all rows: without them H2 reads all that an Application
 * has and sorts it, for every page.
 */
@OnePerApplication
public class DefinitionPages {

    /** Applications of one statement, which has a part for each. */
    private static final int APPLICATIONS = 100;

    /** Rows of one statement. */
    private static final int ROWS = 1000;

    private final EntityManager store;

    @Inject
    public DefinitionPages(EntityManager store) {
        this.store = store;
    }

    /**
     * The same part of the list of each of these Applications, in the order in which the definitions were registered.
     *
     * @param group null for all groups
     * @return for each of the ids
     */
    public Map<String, Page<EventAPIDefinition>> of(
            Tenant tenant, Collection<String> applications, @Nullable String group, Slice slice) {
        var asked = applications.stream().distinct().toList();
        var found =
                asked.size() == 1 ? rows(tenant, asked.get(0), group, slice) : rows(ids(tenant, asked, group, slice));
        var rows = found.stream().collect(groupingBy(EventAPIDefinition::getApplicationID));
        return asked.stream()
                .collect(toMap(Function.identity(), id -> Page.of(rows.getOrDefault(id, List.of()), slice)));
    }

    /** Of one Application there is no need to know first which rows they are: they lie about as its index leads to them. */
    private List<EventAPIDefinition> rows(Tenant tenant, String application, @Nullable String group, Slice slice) {
        var query = store.createQuery(
                        "select d from EventAPIDefinition d"
                                + " where d.tenant = :tenant and d.applicationId = :application and d.position > :after"
                                + (group == null
                                        ? " order by d.tenant, d.applicationId, d.position"
                                        : " and d.group = :group order by d.tenant, d.applicationId, d.group, d.position"),
                        EventAPIDefinition.class)
                .setParameter("tenant", tenant.name())
                .setParameter("application", application)
                .setParameter("after", slice.after())
                .setMaxResults(slice.limit() + 1);
        return (group == null ? query : query.setParameter("group", group)).getResultList();
    }

    private List<String> ids(Tenant tenant, List<String> applications, @Nullable String group, Slice slice) {
        return chunks(applications, APPLICATIONS)
                .flatMap(some -> idsOfSome(tenant, some, group, slice).stream())
                .toList();
    }

    /** Which rows they are: each part walks along the index from where the page begins, and stops when it is full. */
    private List<String> idsOfSome(Tenant tenant, List<String> applications, @Nullable String group, Slice slice) {
        var part = "(select id from event_api_definition where tenant = ?1 and application_id = ?%d and position > ?2"
                + (group == null
                        ? " order by tenant, application_id, position limit ?3)"
                        : " and group_name = ?4 order by tenant, application_id, group_name, position limit ?3)");
        int first = group == null ? 4 : 5;
        var query = store.createNativeQuery(IntStream.range(0, applications.size())
                .mapToObj(i -> part.formatted(first + i))
                .collect(joining(" union all ")));
        query.setParameter(1, tenant.name());
        query.setParameter(2, slice.after());
        query.setParameter(3, slice.limit() + 1);
        if (group != null) {
            query.setParameter(4, group);
        }
        IntStream.range(0, applications.size()).forEach(i -> query.setParameter(first + i, applications.get(i)));
        List<?> found = query.getResultList();
        return found.stream().map(String.class::cast).toList();
    }

    private List<EventAPIDefinition> rows(List<String> ids) {
        return chunks(ids, ROWS)
                .flatMap(some -> store.createQuery(
                                "select d from EventAPIDefinition d where d.id in :ids", EventAPIDefinition.class)
                        .setParameter("ids", some)
                        .getResultStream())
                .sorted(Comparator.comparingLong(EventAPIDefinition::position))
                .toList();
    }

    /**
     * How many definitions each of these Applications has. Of all groups: a number kept with the Application. Of one: counted, it
     * is the versions of one event API.
     *
     * @return may lack an Application that has none
     */
    public Map<String, Long> counts(Tenant tenant, Collection<String> applications, @Nullable String group) {
        var query = group == null
                ? store.createQuery(
                        "select a.id, a.definitionCount from Application a where a.tenant = :tenant and a.id in :ids",
                        Object[].class)
                : store.createQuery(
                                "select d.applicationId, count(d) from EventAPIDefinition d"
                                        + " where d.tenant = :tenant and d.applicationId in :ids and d.group = :group group by d.applicationId",
                                Object[].class)
                        .setParameter("group", group);
        query.setParameter("tenant", tenant.name());
        return chunks(applications.stream().distinct().toList(), ROWS)
                .flatMap(some -> query.setParameter("ids", some).getResultStream())
                .collect(toMap(row -> (String) row[0], row -> (Long) row[1]));
    }

    private static <T> Stream<List<T>> chunks(List<T> all, int size) {
        return IntStream.iterate(0, from -> from < all.size(), from -> from + size)
                .mapToObj(from -> all.subList(from, Math.min(all.size(), from + size)));
    }
}
