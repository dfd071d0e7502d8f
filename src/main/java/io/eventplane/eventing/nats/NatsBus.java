package io.eventplane.eventing.nats;

import io.eventplane.eventing.source.ClientTls;
import io.eventplane.eventing.source.EventingThreads;
import io.eventplane.eventing.source.ExternalBus;
import io.eventplane.eventing.source.OpenSubscription;
import io.eventplane.eventing.source.Receiver;
import io.eventplane.eventing.source.SourceTokens;
import io.eventplane.eventing.source.SubscriptionOrder;
import io.eventplane.eventing.source.Turns;
import io.eventplane.platform.OnePerApplication;
import io.eventplane.subscription.BusRules;
import io.eventplane.subscription.NatsRules;
import jakarta.inject.Inject;

/**
 * NATS. From a stream of JetStream at least once, through a durable consumer that the agents of a Runtime share; without JetStream at most
 * once, in a queue group.
 */
@OnePerApplication
public final class NatsBus implements ExternalBus {

    private final NatsRules rules = new NatsRules();
    private final NatsConnections connections;
    private final EventingThreads threads;
    private final Turns turns;

    /** One that connects to nothing until a subscription is opened. */
    @Inject
    public NatsBus(EventingThreads threads, ClientTls tls, SourceTokens tokens) {
        this.threads = threads;
        this.turns = new Turns(threads.background());
        this.connections = new NatsConnections(new Dialing(tls, tokens, threads), threads);
    }

    @Override
    public BusRules rules() {
        return rules;
    }

    @Override
    public OpenSubscription open(SubscriptionOrder order, Receiver receiver) {
        var place = new Place(connections, NatsAddress.of(order));
        var settings = NatsSettings.of(order);
        if (settings.core()) {
            var subscription = new CoreSubscription(settings, place, receiver);
            place.enter(subscription);
            return subscription;
        }
        var subscription = new StreamSubscription(settings, place, receiver, threads, turns);
        place.enter(subscription);
        return subscription;
    }
}
