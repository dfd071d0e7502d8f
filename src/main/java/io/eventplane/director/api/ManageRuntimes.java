package io.eventplane.director.api;

import io.eventplane.director.audit.AuditTrail;
import io.eventplane.director.identity.CurrentCaller;
import io.eventplane.director.runtimes.RegisterRuntime;
import io.eventplane.director.runtimes.Runtime;
import io.eventplane.director.runtimes.RuntimeInput;
import io.eventplane.director.store.InTransaction;
import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;

/** Every change of Runtimes of the caller's tenant: one transaction each, its record in the audit log included. */
@OnePerApplication
@InTransaction
public class ManageRuntimes {

    private final RegisterRuntime register;
    private final AuditTrail audit;
    private final CurrentCaller caller;

    @Inject
    public ManageRuntimes(RegisterRuntime register, AuditTrail audit, CurrentCaller caller) {
        this.register = register;
        this.audit = audit;
        this.caller = caller;
    }

    public Runtime create(RuntimeInput input) {
        var runtime = register.create(caller.tenant(), input);
        audit.created(runtime.getId(), LandscapeFacts.of(runtime));
        return runtime;
    }

    public Runtime delete(String id) {
        var runtime = register.delete(caller.tenant(), id);
        audit.deleted(id, LandscapeFacts.of(runtime));
        return runtime;
    }
}
