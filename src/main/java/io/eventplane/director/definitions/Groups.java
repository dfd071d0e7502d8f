package io.eventplane.director.definitions;

import io.eventplane.asyncapi.compatibility.CompatibilityMode;
import io.eventplane.director.applications.Application;
import io.eventplane.platform.OnePerApplication;
import io.eventplane.platform.Tenant;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Applications demand of the documents in a group of their event APIs. A group need not have an event API yet. Whoever calls has
 * the transaction, and to change something the lock on the Application.
 */
@OnePerApplication
public class Groups {

    private static final String ONE = "from event_api_group where application_id = ?1 and group_name = ?2";

    private final EntityManager store;

    @Inject
    public Groups(EntityManager store) {
        this.store = store;
    }

    /** Empty when the group demands nothing. */
    public Optional<CompatibilityMode> demandedOf(Tenant tenant, String applicationId, String group) {
        List<?> found = store.createNativeQuery("select compatibility " + ONE
                        + " and exists (select 1 from application a where a.id = application_id and a.tenant = ?3)")
                .setParameter(1, applicationId)
                .setParameter(2, group)
                .setParameter(3, tenant.name())
                .getResultList();
        return found.stream().findFirst().map(mode -> CompatibilityMode.valueOf(String.valueOf(mode)));
    }

    /** From now on; null demands nothing. What is stored already stays as it is. */
    public void demand(Application owner, String group, @Nullable CompatibilityMode mode) {
        store.createNativeQuery("delete " + ONE)
                .setParameter(1, owner.getId())
                .setParameter(2, group)
                .executeUpdate();
        if (mode != null) {
            store.createNativeQuery(
                            "insert into event_api_group (application_id, group_name, compatibility) values (?1, ?2, ?3)")
                    .setParameter(1, owner.getId())
                    .setParameter(2, group)
                    .setParameter(3, mode.name())
                    .executeUpdate();
        }
    }

    void forgetAll(Application owner) {
        store.createNativeQuery("delete from event_api_group where application_id = ?1")
                .setParameter(1, owner.getId())
                .executeUpdate();
    }
}
