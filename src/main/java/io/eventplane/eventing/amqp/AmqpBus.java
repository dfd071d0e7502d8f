package io.eventplane.eventing.amqp;

import io.eventplane.eventing.source.ClientTls;
import io.eventplane.eventing.source.EventingThreads;
import io.eventplane.eventing.source.ExternalBus;
import io.eventplane.eventing.source.OpenSubscription;
import io.eventplane.eventing.source.Receiver;
import io.eventplane.eventing.source.SourceTokens;
import io.eventplane.eventing.source.SubscriptionOrder;
import io.eventplane.platform.OnePerApplication;
import io.eventplane.subscription.AmqpRules;
import io.eventplane.subscription.BusRules;
import jakarta.inject.Inject;

/** AMQP 1.0 brokers: Artemis, Qpid, RabbitMQ, Azure Service Bus. Thread-safe. */
@OnePerApplication
public final class AmqpBus implements ExternalBus {

    private final AmqpRules rules = new AmqpRules();
    private final AmqpLoops loops;
    private final EventingThreads threads;
    private final ClientTls tls;
    private final SourceTokens tokens;

    /** Connects on those loops; asks for tokens on threads that may wait. */
    @Inject
    public AmqpBus(AmqpLoops loops, EventingThreads threads, ClientTls tls, SourceTokens tokens) {
        this.loops = loops;
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
        var logins = new Logins(order.subscription().auth(), tokens, threads.background());
        var subscription = new AmqpSubscription(new Dialer(order, loops, tls, logins), receiver);
        subscription.begin();
        return subscription;
    }
}
