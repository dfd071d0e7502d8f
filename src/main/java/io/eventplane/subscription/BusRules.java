package io.eventplane.subscription;

import java.util.List;
import java.util.Set;

/**
 * What a subscription on one kind of external bus may say. Stateless.
 *
 * <p>Unknown attributes, and values that an attribute does not take, are found by {@link SubscriptionRules}; {@link #objectionsTo}
 * finds the rest.
 */
public interface BusRules {

    /** What people call the bus: {@code Apache Kafka}. */
    String bus();

    /** The URL schemes that mean it, in lower case. No other kind has any of them. */
    Set<String> schemes();

    /** All that may be set, in the order in which people are told. */
    List<SubscriptionAttribute> attributes();

    /**
     * What is wrong with url, topic, auth, and with attributes beside each other.
     *
     * @param url that of the subscription, read: scheme and authority are sound
     * @return empty when nothing is
     */
    List<SubscriptionFinding> objectionsTo(ExternalSubscription subscription, BusUrl url);

    /** Whether its events are pushed to the gateway, so that nobody has to connect anywhere. */
    default boolean isPushed(ExternalSubscription subscription) {
        return false;
    }
}
