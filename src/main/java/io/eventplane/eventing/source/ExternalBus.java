package io.eventplane.eventing.source;

import io.eventplane.subscription.BusRules;

/** A kind of external bus. One bean for each kind; thread-safe. */
public interface ExternalBus {

    /** Which subscriptions are on a bus of this kind, and what they may say. */
    BusRules rules();

    /**
     * Begins to subscribe and returns at once: what becomes of it the receiver is told. Tries for ever, until it is closed, with the
     * pauses of {@link Patience}; only a fault in this code throws.
     *
     * @param order right by {@link #rules}
     */
    OpenSubscription open(SubscriptionOrder order, Receiver receiver);
}
