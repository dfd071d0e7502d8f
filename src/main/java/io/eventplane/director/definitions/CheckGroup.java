package io.eventplane.director.definitions;

import io.eventplane.director.applications.Application;
import io.eventplane.director.failure.ConflictException;
import io.eventplane.director.failure.InputCheck;
import io.eventplane.platform.OnePerApplication;
import io.eventplane.platform.Tenant;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what a group of event APIs promises: a version is in it once, and its documents go together as the group demands. Whoever calls
 * has locked the Application, so that two registrations at the same time can't both find the place free; the store's own constraint
 * stands behind it.
 */
@OnePerApplication
public class CheckGroup {

    private final Definitions definitions;
    private final CheckCompatibility compatibility;

    @Inject
    public CheckGroup(Definitions definitions, CheckCompatibility compatibility) {
        this.definitions = definitions;
        this.compatibility = compatibility;
    }

    /**
     * @param self the definition that becomes this, as it still is; null when it is a new one
     * @throws ConflictException when another definition of the Application is this version of this group
     * @throws io.eventplane.director.failure.InvalidInputException when the document breaks what the group demands
     */
    void check(
            Tenant tenant,
            String applicationId,
            Registration registration,
            @Nullable EventAPIDefinition self,
            InputCheck input) {
        var group = registration.group();
        if (group == null) {
            return;
        }
        var version = registration.version();
        if (version != null) {
            refuseSecond(tenant, applicationId, group, version.value(), self);
        }
        var document = registration.document();
        if (document != null) {
            compatibility.demanded(
                    tenant,
                    applicationId,
                    group,
                    self,
                    document,
                    input.at("spec").at("data"));
        }
    }

    /** What the groups of an Application that goes have demanded. */
    void forgetAll(Application owner) {
        compatibility.forgetAll(owner);
    }

    private void refuseSecond(
            Tenant tenant, String applicationId, String group, String version, @Nullable EventAPIDefinition self) {
        definitions
                .version(tenant, applicationId, group, version)
                .filter(other -> self == null || !other.getId().equals(self.getId()))
                .ifPresent(other -> {
                    throw new ConflictException("version " + version + " of group " + group + " exists already: "
                            + "event API " + other.getId() + "; update that one, or give this one another version");
                });
    }
}
