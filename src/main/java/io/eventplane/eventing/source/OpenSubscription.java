package io.eventplane.eventing.source;

import java.util.OptionalLong;

/** A subscription on an external bus that is under way. Both ways to end it may take a few round trips, and leave no thread or connection. */
public interface OpenSubscription extends AutoCloseable {

    /**
     * Ends it for now: the bus keeps what comes meanwhile, as far as it can, and what was received and not settled comes again. Waits for no
     * longer than ten seconds; throws nothing.
     */
    @Override
    void close();

    /**
     * Ends it for good: also what the bus keeps for this subscriber alone goes (a session, a durable subscription, a consumer), as
     * far as the bus can be reached and lets one. Waits for no longer than ten seconds; throws nothing.
     */
    void remove();

    /** How many messages wait on the bus for this subscription, as last known; empty where the bus does not tell. Never waits. */
    OptionalLong lag();
}
