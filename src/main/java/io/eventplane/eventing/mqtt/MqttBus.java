package io.eventplane.eventing.mqtt;

import com.hivemq.client.mqtt.MqttClientExecutorConfig;
import io.eventplane.eventing.source.ClientTls;
import io.eventplane.eventing.source.EventingThreads;
import io.eventplane.eventing.source.ExternalBus;
import io.eventplane.eventing.source.OpenSubscription;
import io.eventplane.eventing.source.Receiver;
import io.eventplane.eventing.source.SourceTokens;
import io.eventplane.eventing.source.SubscriptionOrder;
import io.eventplane.platform.OnePerApplication;
import io.eventplane.subscription.BusRules;
import io.eventplane.subscription.MqttRules;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;

/**
 * MQTT brokers. Each subscription is a client with a session of its own, in which the broker keeps messages while the client is away; with MQTT
 * 5 the agents of a Runtime share a subscription.
 *
 * <p>At least once for QoS 1 and 2: what was received and not acknowledged comes again on the next connection, and nothing tells then that it
 * did. With QoS 0 the broker may drop what it can't send.
 *
 * <p>A share is kept no better than its broker keeps it, and brokers keep shares worse than sessions: Mosquitto 2.0, started again, has forgotten
 * it until this side subscribes anew; HiveMQ's Community Edition, killed, keeps back what was under way in it. Where that matters, one agent
 * subscribes with the share name {@code none}.
 */
@OnePerApplication
public final class MqttBus implements ExternalBus {

    private final MqttRules rules = new MqttRules();
    private final MqttClientExecutorConfig loops = EventLoops.shared();
    private final EventingThreads threads;
    private final ClientTls tls;
    private final SourceTokens tokens;

    /** One that connects to nothing until a subscription is opened. */
    @Inject
    public MqttBus(EventingThreads threads, ClientTls tls, SourceTokens tokens) {
        this.threads = threads;
        this.tls = tls;
        this.tokens = tokens;
    }

    @Override
    public BusRules rules() {
        return rules;
    }

    @Override
    public OpenSubscription open(SubscriptionOrder order, Receiver receiver) {
        var auth = order.subscription().auth();
        var links = new Links(MqttSettings.of(order), Transport.of(order.url(), auth, tls), loops);
        var subscription = new MqttSubscription(links, Logins.of(auth, tokens), threads, receiver);
        subscription.open();
        return subscription;
    }

    @PreDestroy
    void close() {
        EventLoops.end();
    }
}
