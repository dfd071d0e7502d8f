package io.eventplane.director.identity;

import io.eventplane.director.failure.ForbiddenException;
import io.eventplane.platform.Tenant;
import jakarta.enterprise.context.RequestScoped;

/** Who made the request that is being served. Set once, by the authentication, before anything else sees the request. */
@RequestScoped
public class CurrentCaller {

    private Caller caller = new Caller.Operator(Tenant.DEFAULT);

    void set(Caller authenticated) {
        caller = authenticated;
    }

    /** The only one whose Applications, Runtimes and definitions there are for this request. */
    public Tenant tenant() {
        return caller.tenant();
    }

    /** Whether secrets that Runtimes need may be shown. */
    public boolean isRuntime() {
        return caller instanceof Caller.OfRuntime;
    }

    /**
     * Lets only the operator pass.
     *
     * @throws ForbiddenException for everybody else
     */
    public void requireOperator() {
        if (caller instanceof Caller.OfRuntime runtime) {
            throw new ForbiddenException(
                    "Runtime " + runtime.runtimeId() + " may only read; changes are the operator's");
        }
    }

    /**
     * Lets the operator and one Runtime pass.
     *
     * @throws ForbiddenException for every other Runtime
     */
    public void requireOperatorOr(String runtimeId) {
        if (caller instanceof Caller.OfRuntime runtime && !runtime.runtimeId().equals(runtimeId)) {
            throw new ForbiddenException(
                    "Runtime " + runtime.runtimeId() + " may not read what is for Runtime " + runtimeId);
        }
    }
}
