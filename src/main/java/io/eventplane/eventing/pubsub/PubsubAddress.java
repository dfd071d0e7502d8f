package io.eventplane.eventing.pubsub;

import io.eventplane.eventing.source.SubscriptionOrder;
import io.eventplane.subscription.PubsubRules;

/**
 * Where one connects to. Subscriptions that have it in common share connections, whoever they are: each call says who calls.
 *
 * @param host an IPv6 address without its brackets
 */
record PubsubAddress(String host, int port, boolean tls) {

    private static final int TLS_PORT = 443;
    private static final int EMULATORS_PORT = 8085;

    static PubsubAddress of(SubscriptionOrder order) {
        boolean tls = order.subscription()
                .attribute(PubsubRules.TLS)
                .map(Boolean::parseBoolean)
                .orElse(true);
        var host = order.url().host();
        return new PubsubAddress(host.bareHost(), host.port().orElse(tls ? TLS_PORT : EMULATORS_PORT), tls);
    }
}
