package io.eventplane.eventing.pubsub;

import io.eventplane.eventing.source.ClientTls;
import io.eventplane.eventing.source.EventingThreads;
import io.eventplane.eventing.source.ExternalBus;
import io.eventplane.eventing.source.OpenSubscription;
import io.eventplane.eventing.source.Receiver;
import io.eventplane.eventing.source.SourceTokens;
import io.eventplane.eventing.source.SubscriptionOrder;
import io.eventplane.eventing.source.Turns;
import io.eventplane.platform.Credential;
import io.eventplane.platform.OnePerApplication;
import io.eventplane.subscription.BusRules;
import io.eventplane.subscription.PubsubRules;
import io.eventplane.subscription.SubscriptionAuth;
import jakarta.inject.Inject;
import java.util.Optional;

/** Google Cloud Pub/Sub, and what speaks its protocol. At least once, through a subscription that the agents of a Runtime share. */
@OnePerApplication
public final class PubsubBus implements ExternalBus {

    private final PubsubRules rules = new PubsubRules();
    private final EventingThreads threads;
    private final SourceTokens tokens;
    private final Channels channels;
    private final Turns turns;

    /** One that connects to nothing until a subscription is opened. */
    @Inject
    public PubsubBus(EventingThreads threads, ClientTls tls, SourceTokens tokens) {
        this.threads = threads;
        this.tokens = tokens;
        this.channels = new Channels(tls, threads);
        this.turns = new Turns(threads.background());
    }

    @Override
    public BusRules rules() {
        return rules;
    }

    @Override
    public OpenSubscription open(SubscriptionOrder order, Receiver receiver) {
        var shared = channels.take(PubsubAddress.of(order));
        var token = order.subscription().auth().flatMap(this::token);
        var calls = new PubsubCalls(PubsubSettings.of(order), new PubsubStubs(shared.channel(), token));
        var subscription = new PubsubSubscription(calls, shared, receiver, threads, turns);
        subscription.open();
        return subscription;
    }

    private Optional<BearerToken> token(SubscriptionAuth auth) {
        return auth.credential() instanceof Credential.OAuth client
                ? Optional.of(new BearerToken(client, tokens))
                : Optional.empty();
    }
}
