package io.eventplane.director.identity;

import io.eventplane.platform.Tenant;
import java.util.Optional;
import java.util.Set;

/** Who asks the Director. Nobody sees beyond the own tenant. */
public sealed interface Caller {

    /** Whose Applications and Runtimes there are for it. */
    Tenant tenant();

    /** Who it is, for the audit log. */
    String name();

    /** Whether it may do what this scope is needed for. */
    boolean may(Scope scope);

    /** Whoever administers the landscape of a tenant; on a laptop, everybody who reaches the loopback address. */
    record Operator(Tenant tenant) implements Caller {
        @Override
        public String name() {
            return "operator";
        }

        @Override
        public boolean may(Scope scope) {
            return true;
        }
    }

    /**
     * One Runtime's gateway, agent or eventing system, by the secret that it got when it was created, or by a token of its own client.
     *
     * @param scopes of the token; whatever it has, a Runtime only reads
     */
    record OfRuntime(String runtimeId, Tenant tenant, Set<Scope> scopes) implements Caller {

        private static final Set<Scope> READING = Set.of(Scope.APPLICATION_READ, Scope.RUNTIME_READ);

        /** By its secret. */
        public OfRuntime(String runtimeId, Tenant tenant) {
            this(runtimeId, tenant, READING);
        }

        @Override
        public String name() {
            return "runtime:" + runtimeId;
        }

        @Override
        public boolean may(Scope scope) {
            return mayEver(scope) && scopes.contains(scope);
        }

        /** Whether there could be a token with which it may. */
        boolean mayEver(Scope scope) {
            return READING.contains(scope);
        }
    }

    /** The own client of one Application, by a token: of what there is it changes only that Application and what belongs to it. */
    record OfApplication(String applicationId, Client client) implements Caller {
        @Override
        public String name() {
            return "application:" + applicationId;
        }

        @Override
        public Tenant tenant() {
            return client.tenant();
        }

        @Override
        public boolean may(Scope scope) {
            return client.may(scope);
        }
    }

    /**
     * Anybody else with a token; also the operator, whose token has {@link Scope#ADMIN}.
     *
     * @param subject whom the token is about
     * @param clientId the program that it was given to, if its issuer tells
     */
    record Client(String subject, Optional<String> clientId, Tenant tenant, Set<Scope> scopes) implements Caller {
        @Override
        public String name() {
            return "client:" + subject;
        }

        @Override
        public boolean may(Scope scope) {
            return scopes.contains(scope) || scopes.contains(Scope.ADMIN);
        }
    }
}
