package io.eventplane.director.definitions;

import io.eventplane.director.applications.Applications;
import io.eventplane.director.failure.ConflictException;
import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a version in its group once. The Application is locked before it looks, so that two registrations at the same time can't both
 * find the place free; the store's own constraint stands behind it.
 */
@OnePerApplication
public class OneOfItsVersion {

    private final Applications applications;
    private final Definitions definitions;

    @Inject
    public OneOfItsVersion(Applications applications, Definitions definitions) {
        this.applications = applications;
        this.definitions = definitions;
    }

    /**
     * @param self the definition that becomes this; null when it is a new one
     * @throws ConflictException when another definition of the Application is this version of this group
     */
    void check(String applicationId, Registration registration, @Nullable EventAPIDefinition self) {
        var group = registration.group();
        var version = registration.version();
        if (group == null || version == null) {
            return;
        }
        applications.findLocked(applicationId);
        definitions
                .version(applicationId, group, version.value())
                .filter(other -> self == null || !other.getId().equals(self.getId()))
                .ifPresent(other -> {
                    throw new ConflictException(
                            "version " + version.value() + " of group " + group + " exists already: " + "event API "
                                    + other.getId() + "; update that one, or give this one another version");
                });
    }
}
