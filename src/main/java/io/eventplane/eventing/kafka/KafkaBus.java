package io.eventplane.eventing.kafka;

import io.eventplane.eventing.source.ClientTls;
import io.eventplane.eventing.source.EventingThreads;
import io.eventplane.eventing.source.ExternalBus;
import io.eventplane.eventing.source.OpenSubscription;
import io.eventplane.eventing.source.Receiver;
import io.eventplane.eventing.source.SourceTokens;
import io.eventplane.eventing.source.SubscriptionOrder;
import io.eventplane.platform.OnePerApplication;
import io.eventplane.subscription.BusRules;
import io.eventplane.subscription.KafkaRules;
import jakarta.inject.Inject;
import java.util.concurrent.ThreadFactory;

/**
 * Kafka clusters. The agents of a Runtime are one consumer group for each subscription; the group's offsets say what is settled.
 *
 * <p>At least once: what was received and is not settled when a connection or an assignment ends comes again. A message has the same
 * position however often it comes.
 */
@OnePerApplication
public final class KafkaBus implements ExternalBus {

    private final KafkaRules rules = new KafkaRules();
    private final ThreadFactory threads = EventingThreads.named("eventplane-kafka");
    private final ClientTls tls;
    private final SourceTokens tokens;

    /** One that connects to nothing until a subscription is opened. */
    @Inject
    public KafkaBus(ClientTls tls, SourceTokens tokens) {
        this.tls = tls;
        this.tokens = tokens;
        ClientLog.calm();
    }

    @Override
    public BusRules rules() {
        return rules;
    }

    @Override
    public OpenSubscription open(SubscriptionOrder order, Receiver receiver) {
        var subscription = new KafkaSubscription(KafkaSettings.of(order, tls, tokens), receiver);
        threads.newThread(subscription::run).start();
        return subscription;
    }
}
