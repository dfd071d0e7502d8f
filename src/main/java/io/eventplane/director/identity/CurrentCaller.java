package io.eventplane.director.identity;

import io.eventplane.director.failure.ForbiddenException;
import io.eventplane.platform.Tenant;
import jakarta.enterprise.context.RequestScoped;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Who made the request that is being served. Set once, by the authentication, before anything else sees the request. */
@RequestScoped
public class CurrentCaller {

    private Caller caller = new Caller.Operator(Tenant.DEFAULT);
    private Optional<String> address = Optional.empty();
    private final Set<Scope> missing = EnumSet.noneOf(Scope.class);

    /** @param from the address of the host that asks, as the server sees it */
    void set(Caller authenticated, String from) {
        caller = authenticated;
        address = Optional.of(from);
    }

    /** Who it is, for the audit log: {@code operator}, {@code runtime:<id>}, {@code application:<id>} or {@code client:<subject>}. */
    public String name() {
        return caller.name();
    }

    /** Where it asks from; empty when nobody asks. */
    public Optional<String> address() {
        return address;
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
     * Lets pass who may do what this scope is needed for.
     *
     * @throws ForbiddenException for everybody else
     */
    public void require(Scope scope) {
        if (caller.may(scope)) {
            return;
        }
        if (caller instanceof Caller.OfRuntime runtime && !runtime.mayEver(scope)) {
            throw new ForbiddenException(
                    "Runtime " + runtime.runtimeId() + " may only read; changes are the operator's");
        }
        missing.add(scope);
        throw new ForbiddenException("the token needs the scope " + scope.text());
    }

    /** The scopes that a token would have needed for what was refused. */
    public Set<Scope> missing() {
        return Set.copyOf(missing);
    }

    /**
     * For what is not about one Runtime.
     *
     * @throws ForbiddenException for Runtimes
     */
    public void refuseRuntimes() {
        if (caller instanceof Caller.OfRuntime runtime) {
            throw new ForbiddenException("Runtime " + runtime.runtimeId() + " may read only what is for it");
        }
    }

    /**
     * For what is about this Runtime.
     *
     * @throws ForbiddenException for every other Runtime
     */
    public void refuseRuntimesBut(String runtimeId) {
        if (caller instanceof Caller.OfRuntime runtime && !mayReadOf(runtimeId)) {
            throw new ForbiddenException(
                    "Runtime " + runtime.runtimeId() + " may not read what is for Runtime " + runtimeId);
        }
    }

    /**
     * For what is of the whole installation: that is for whoever is of the tenant that there always is.
     *
     * @throws ForbiddenException for callers of every other tenant
     */
    public void refuseTenantsButDefault() {
        if (!tenant().equals(Tenant.DEFAULT)) {
            throw new ForbiddenException("what all tenants share is for operators of the tenant "
                    + Tenant.DEFAULT.name() + ", not for those of " + tenant().name());
        }
    }

    /** Whether it may read what is about this Runtime, as far as that depends on the Runtime. */
    public boolean mayReadOf(String runtimeId) {
        return !(caller instanceof Caller.OfRuntime runtime)
                || runtime.runtimeId().equals(runtimeId);
    }

    /**
     * For what changes more than one Application.
     *
     * @throws ForbiddenException for an Application's own client
     */
    public void refuseApplications() {
        if (caller instanceof Caller.OfApplication application) {
            throw new ForbiddenException("the client of application " + application.applicationId()
                    + " may change only that one and its event APIs");
        }
    }

    /**
     * For what changes an Application, or what belongs to it.
     *
     * @param applicationId asked only where it matters
     * @throws ForbiddenException for every other Application's own client
     */
    public void refuseApplicationsBut(Supplier<String> applicationId) {
        if (caller instanceof Caller.OfApplication own && !own.applicationId().equals(applicationId.get())) {
            refuseApplications();
        }
    }
}
