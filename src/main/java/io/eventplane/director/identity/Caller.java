package io.eventplane.director.identity;

/** Who asks the Director: the operator, or one Runtime's gateway, agent or eventing system. */
public sealed interface Caller {

    /** Whoever administers the landscape; on a laptop, everybody who reaches the loopback address. */
    record Operator() implements Caller {}

    /** One Runtime, authenticated with the secret it got when it was created. */
    record OfRuntime(String runtimeId) implements Caller {}
}
