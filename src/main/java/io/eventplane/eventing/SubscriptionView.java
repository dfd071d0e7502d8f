package io.eventplane.eventing;

import io.eventplane.subscription.ExternalSubscription;
import java.util.OptionalLong;

/**
 * A subscription and how it stands, to be shown.
 *
 * @param lag how many messages wait on the external bus; empty where it does not tell
 */
public record SubscriptionView(
        String definitionId,
        String applicationName,
        String name,
        ExternalSubscription subscription,
        SubscriptionStatus status,
        OptionalLong lag) {}
