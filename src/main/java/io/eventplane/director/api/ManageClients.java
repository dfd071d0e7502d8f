package io.eventplane.director.api;

import io.eventplane.director.applications.Application;
import io.eventplane.director.applications.Applications;
import io.eventplane.director.audit.AuditTrail;
import io.eventplane.director.failure.ConflictException;
import io.eventplane.director.failure.InputCheck;
import io.eventplane.director.failure.NotFoundException;
import io.eventplane.director.failure.TextRule;
import io.eventplane.director.identity.CurrentCaller;
import io.eventplane.director.identity.OpenIdProvider;
import io.eventplane.director.runtimes.Runtime;
import io.eventplane.director.runtimes.Runtimes;
import io.eventplane.director.store.InTransaction;
import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says whose client is whose, in the caller's tenant. One transaction each. */
@OnePerApplication
@InTransaction
public class ManageClients {

    private final Applications applications;
    private final Runtimes runtimes;
    private final OpenIdProvider provider;
    private final AuditTrail audit;
    private final CurrentCaller caller;

    @Inject
    public ManageClients(
            Applications applications,
            Runtimes runtimes,
            OpenIdProvider provider,
            AuditTrail audit,
            CurrentCaller caller) {
        this.applications = applications;
        this.runtimes = runtimes;
        this.provider = provider;
        this.audit = audit;
        this.caller = caller;
    }

    public Application ofApplication(String id, @Nullable String clientId) {
        var application = applications
                .findLocked(caller.tenant(), id)
                .orElseThrow(() -> new NotFoundException("application", id));
        check(clientId, id);
        var before = LandscapeFacts.of(application);
        application.ownClient(clientId);
        audit.changed(id, before, LandscapeFacts.of(application));
        return application;
    }

    public Runtime ofRuntime(String id, @Nullable String clientId) {
        var runtime = runtimes.find(caller.tenant(), id).orElseThrow(() -> new NotFoundException("runtime", id));
        check(clientId, id);
        var before = LandscapeFacts.of(runtime);
        runtime.ownClient(clientId);
        audit.changed(id, before, LandscapeFacts.of(runtime));
        return runtime;
    }

    private void check(@Nullable String clientId, String owner) {
        if (clientId == null) {
            return;
        }
        var check = InputCheck.ofInput();
        TextRule.check(check.at("clientID"), clientId, 200);
        check.at("clientID")
                .that(
                        !provider.clientId().equals(Optional.of(clientId)),
                        "not-a-persons",
                        "is the client that everybody logs in to GraphiQL with");
        check.done();
        refuseTaken(clientId, owner);
    }

    private void refuseTaken(String clientId, String owner) {
        runtimes.findIdByClient(caller.tenant(), clientId)
                .or(() -> applications.findIdByClient(caller.tenant(), clientId))
                .filter(other -> !other.equals(owner))
                .ifPresent(other -> {
                    throw new ConflictException("client " + clientId + " is that of " + other + " already");
                });
    }
}
