package io.eventplane.eventing.kafka;

import io.eventplane.eventing.source.ClientTls;
import io.eventplane.eventing.source.SourceTokens;
import io.eventplane.eventing.source.SubscriptionOrder;
import io.eventplane.peers.KafkaPeer;
import io.eventplane.platform.Credential;
import io.eventplane.subscription.ExternalSubscription;
import io.eventplane.subscription.SubscriptionAuth;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.TrustManagerFactory;

/** What a Runtime's agents subscribe with, and what for. */
final class Agents {

    private Agents() {}

    static KafkaBus bus() {
        var tls = tls();
        return new KafkaBus(tls, new SourceTokens(tls));
    }

    /** That topic, in the group of that name. Who dies is missed after six seconds. */
    static SubscriptionOrder order(String url, String topic, String group) {
        var user = new Credential.Basic(KafkaPeer.USER, KafkaPeer.PASSWORD);
        Map<String, String> attributes = new HashMap<>();
        attributes.put("group.id", group);
        attributes.put("session.timeout.ms", "6000");
        attributes.put("heartbeat.interval.ms", "1000");
        return new SubscriptionOrder(
                "definition",
                "runtime",
                "agent",
                new ExternalSubscription(
                        url, Optional.of(new SubscriptionAuth(user, Map.of(), Map.of())), topic, attributes));
    }

    private static ClientTls tls() {
        try {
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init((KeyStore) null);
            return new ClientTls(trust, Optional.empty());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
