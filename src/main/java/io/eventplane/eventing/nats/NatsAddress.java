package io.eventplane.eventing.nats;

import io.eventplane.eventing.source.SubscriptionOrder;
import io.eventplane.platform.Credential;
import io.eventplane.subscription.NatsRules;
import io.eventplane.subscription.SubscriptionAuth;
import java.util.List;
import java.util.Optional;

/**
 * Where one connects to, and as whom. Subscriptions that have it in common share a connection.
 *
 * @param servers of one cluster, as the client writes them: {@code tls://host:4222}
 * @param tls whether nothing is said in clear
 * @param credential empty when there is none to present
 */
record NatsAddress(List<String> servers, boolean tls, Optional<Credential> credential) {

    private static final int PORT = 4222;

    static NatsAddress of(SubscriptionOrder order) {
        var url = order.url();
        boolean tls = url.scheme().equals(NatsRules.WITH_TLS);
        var servers = url.hosts().stream()
                .map(host -> (tls ? "tls://" : "nats://") + host.with(PORT))
                .toList();
        return new NatsAddress(servers, tls, order.subscription().auth().map(SubscriptionAuth::credential));
    }
}
