package io.eventplane.director.identity;

import io.eventplane.platform.Tenant;

/** Who asks the Director: the operator, or one Runtime's gateway, agent or eventing system. Nobody sees beyond the own tenant. */
public sealed interface Caller {

    /** Whose Applications and Runtimes there are for it. */
    Tenant tenant();

    /** Whoever administers the landscape of a tenant; on a laptop, everybody who reaches the loopback address. */
    record Operator(Tenant tenant) implements Caller {}

    /** One Runtime, authenticated with the secret it got when it was created. */
    record OfRuntime(String runtimeId, Tenant tenant) implements Caller {}
}
