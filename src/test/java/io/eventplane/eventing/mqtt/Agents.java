package io.eventplane.eventing.mqtt;

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
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

/** The agents of one Runtime, within this process; what they opened is closed in the end. */
final class Agents implements AutoCloseable {

    static final Optional<SubscriptionAuth> RIGHT = basic("agent", "secret");

    private final EventingThreads threads = new EventingThreads();
    private final MqttBus bus;
    private final List<OpenSubscription> opened = new ArrayList<>();

    Agents() {
        this(null);
    }

    /** Those that trust by this store; by the JDK's where it is null. */
    Agents(@Nullable KeyStore trusted) {
        try {
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            var tls = new ClientTls(trust, Optional.empty());
            this.bus = new MqttBus(threads, tls, new SourceTokens(tls));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    OpenSubscription open(String instance, ExternalSubscription subscription, Receiver receiver) {
        Assertions.assertThat(SubscriptionRules.objectionsTo(subscription)).isEmpty();
        var open = bus.open(new SubscriptionOrder("definition", "runtime", instance, subscription), receiver);
        opened.add(open);
        return open;
    }

    OpenSubscription open(int port, String topic, Map<String, String> attributes, Receiver receiver) {
        return open("one", at(port, topic, attributes), receiver);
    }

    static ExternalSubscription at(int port, String topic, Map<String, String> attributes) {
        return new ExternalSubscription("mqtt://127.0.0.1:" + port, RIGHT, topic, attributes);
    }

    static Optional<SubscriptionAuth> basic(String user, String password) {
        return Optional.of(new SubscriptionAuth(new Credential.Basic(user, password), Map.of(), Map.of()));
    }

    @Override
    public void close() {
        opened.forEach(OpenSubscription::close);
        threads.close();
    }
}
