package io.eventplane.eventing.source;

import io.eventplane.platform.Sha256;
import io.eventplane.subscription.BusUrl;
import io.eventplane.subscription.ExternalSubscription;
import java.util.HexFormat;

/**
 * A subscription that is to be opened.
 *
 * @param definitionId of which definition
 * @param runtimeId in which Runtime: all its agents share the subscription's messages
 * @param instance which of the Runtime's agents this one is
 * @param subscription right by the rules of its kind of bus
 */
public record SubscriptionOrder(
        String definitionId, String runtimeId, String instance, ExternalSubscription subscription) {

    private static final int SHORT = 12;

    /** The address, read. */
    public BusUrl url() {
        return BusUrl.of(subscription.url());
    }

    /**
     * By what the bus may know the Runtime's agents together: a consumer group, a shared subscription, a durable name. Letters, digits and
     * dashes, at most 63 of them; the same for ever for this Runtime, definition, url and topic, and for no other.
     */
    public String groupName() {
        return "eventplane-" + digest(runtimeId, definitionId, subscription.url(), subscription.topic());
    }

    /** By what the bus may know this agent alone: a client id. Letters, digits and dashes, at most 63 of them. */
    public String clientName() {
        return groupName() + "-" + digest(instance);
    }

    private static String digest(String... parts) {
        var digest = Sha256.begin();
        for (String part : parts) {
            Sha256.add(digest, part);
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, SHORT * 2);
    }
}
