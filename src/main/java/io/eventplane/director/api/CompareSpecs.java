package io.eventplane.director.api;

import io.eventplane.asyncapi.compatibility.CompatibilityMode;
import io.eventplane.director.applications.Applications;
import io.eventplane.director.audit.AuditTrail;
import io.eventplane.director.definitions.CheckCompatibility;
import io.eventplane.director.definitions.Groups;
import io.eventplane.director.failure.InputCheck;
import io.eventplane.director.failure.InvalidInputException;
import io.eventplane.director.failure.NotFoundException;
import io.eventplane.director.failure.TextRule;
import io.eventplane.director.identity.CurrentCaller;
import io.eventplane.director.store.InTransaction;
import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds what documents are held against, and says what groups demand. One transaction each. */
@OnePerApplication
@InTransaction
public class CompareSpecs {

    private final Applications applications;
    private final Groups groups;
    private final CheckCompatibility stored;
    private final AuditTrail audit;
    private final CurrentCaller caller;

    @Inject
    public CompareSpecs(
            Applications applications,
            Groups groups,
            CheckCompatibility stored,
            AuditTrail audit,
            CurrentCaller caller) {
        this.applications = applications;
        this.groups = groups;
        this.stored = stored;
        this.audit = audit;
        this.caller = caller;
    }

    /**
     * The document of an event API, or the newest of a group, to compare another one with: which is done after the transaction, because it
     * may take seconds.
     */
    public String before(@Nullable String id, @Nullable String applicationId, @Nullable String group) {
        if (id != null && applicationId == null && group == null) {
            return stored.stored(caller.tenant(), id)
                    .orElseThrow(() -> new NotFoundException("a document of event API", id));
        }
        if (id == null && applicationId != null && group != null) {
            existing(applicationId);
            return stored.newest(caller.tenant(), applicationId, group)
                    .orElseThrow(() -> new NotFoundException("a document in group", group));
        }
        throw new InvalidInputException("give either id, or applicationID and group");
    }

    /** What a group demands from now on; null is nothing. */
    public @Nullable CompatibilityMode demand(String applicationId, String group, @Nullable CompatibilityMode mode) {
        var check = InputCheck.ofInput();
        TextRule.check(check.at("group"), group, 200);
        check.done();
        var owner = applications
                .findLocked(caller.tenant(), applicationId)
                .orElseThrow(() -> new NotFoundException("application", applicationId));
        var before = groups.demandedOf(caller.tenant(), applicationId, group);
        groups.demand(owner, group, mode);
        audit.changed(
                applicationId,
                LandscapeFacts.ofGroup(group, before),
                LandscapeFacts.ofGroup(group, Optional.ofNullable(mode)));
        return mode;
    }

    /** What a group demands. */
    public Optional<CompatibilityMode> demandedOf(String applicationId, String group) {
        existing(applicationId);
        return groups.demandedOf(caller.tenant(), applicationId, group);
    }

    private void existing(String applicationId) {
        if (applications.find(caller.tenant(), applicationId).isEmpty()) {
            throw new NotFoundException("application", applicationId);
        }
    }
}
