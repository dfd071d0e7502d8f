package io.eventplane.gateway.push;

import io.eventplane.channel.Route;
import io.eventplane.gateway.eventapi.EventApi;
import io.eventplane.gateway.security.Credentials;
import io.eventplane.gateway.security.Objection;
import io.eventplane.refusal.Reason;
import io.eventplane.refusal.Refusal;
import io.eventplane.subscription.ExternalSubscription;
import io.eventplane.subscription.SubscriptionAuth;
import java.net.URI;
import java.util.Optional;

/** An external subscription whose events are pushed to the gateway, as one generation of its definition has it. Thread-safe. */
public final class PushedSubscription {

    private static final Objection WITHOUT_KEYS = new Objection(
            Refusal.of(
                    Reason.UNAUTHENTICATED,
                    "The additional headers or query parameters of the subscription are missing, or are others."),
            true);

    private final EventApi api;
    private final Optional<Route> route;
    private final String origin;
    private final AdditionalKeys keys;

    /**
     * A subscription that is right by the rules.
     *
     * @param api what its events are held against, with the subscription's auth as its own and its url as their source
     * @param route where they go; empty leaves it to each event's type
     */
    public PushedSubscription(
            EventApi api, Optional<Route> route, ExternalSubscription subscription, SubscriptionAuth auth) {
        this.api = api;
        this.route = route;
        this.origin = URI.create(subscription.url()).getHost();
        this.keys = new AdditionalKeys(auth);
    }

    /** What its events are held against. */
    public EventApi api() {
        return api;
    }

    /** Whether whoever calls itself so may ask for leave to push: the host of the subscription's url. */
    public boolean isFrom(String name) {
        return origin.equalsIgnoreCase(name);
    }

    Optional<Route> route() {
        return route;
    }

    /** Says why these credentials don't do; empty when they do. */
    Optional<Objection> objectionTo(Credentials presented, String protocol) {
        return api.credentials()
                .objectionTo(presented, protocol, Optional.empty())
                .or(() -> keys.areAmong(presented.keys()) ? Optional.empty() : Optional.of(WITHOUT_KEYS));
    }
}
