package io.eventplane.eventing.amqp;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventplane.eventing.source.ClientTls;
import io.eventplane.eventing.source.EventingThreads;
import io.eventplane.eventing.source.OpenSubscription;
import io.eventplane.eventing.source.Receiver;
import io.eventplane.eventing.source.SourceTokens;
import io.eventplane.eventing.source.SubscriptionOrder;
import io.eventplane.platform.Credential;
import io.eventplane.subscription.ExternalSubscription;
import io.eventplane.subscription.SubscriptionAuth;
import io.eventplane.subscription.SubscriptionRules;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** The agents of one Runtime, within this process; what they opened is closed in the end. */
final class Agents implements AutoCloseable {

    private final EventingThreads threads = new EventingThreads();
    private final AmqpLoops loops = new AmqpLoops();
    private final AmqpBus bus;
    private final List<OpenSubscription> opened = new ArrayList<>();

    /** Those that trust by this store; by the JDK's where it is null. */
    Agents(@Nullable KeyStore trusted) {
        try {
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            var tls = new ClientTls(trust, Optional.empty());
            this.bus = new AmqpBus(loops, threads, tls, new SourceTokens(tls));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    OpenSubscription open(String instance, ExternalSubscription subscription, Receiver receiver) {
        assertThat(SubscriptionRules.objectionsTo(subscription)).isEmpty();
        var open = bus.open(new SubscriptionOrder("definition", "runtime", instance, subscription), receiver);
        opened.add(open);
        return open;
    }

    static ExternalSubscription at(String url, String password, String topic, Map<String, String> attributes) {
        var auth = new SubscriptionAuth(new Credential.Basic("agent", password), Map.of(), Map.of());
        return new ExternalSubscription(url, Optional.of(auth), topic, attributes);
    }

    @Override
    public void close() {
        opened.forEach(OpenSubscription::close);
        loops.close();
        threads.close();
    }
}
