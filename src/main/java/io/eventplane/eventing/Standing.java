package io.eventplane.eventing;

import io.eventplane.eventing.delivery.DeliveredSoFar;
import io.eventplane.eventing.delivery.DeliveryListener;
import io.eventplane.eventing.source.Fault;
import io.eventplane.subscription.BusUrl;
import io.eventplane.subscription.ExternalSubscription;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.function.UnaryOperator;

/** Keeps how one subscription stands, and tells its changes: once each, however often it is tried. Thread-safe. */
final class Standing implements DeliveryListener {

    private static final Logger LOG = System.getLogger(Subscriptions.class.getName());

    private final String definitionId;
    private final ExternalSubscription.Key key;
    private final Runnable changed;
    private final InstantSource clock;
    private SubscriptionStatus status;
    /** Whether the source is subscribed; the bus may keep it from showing. */
    private boolean subscribed;

    /** Of one that is being opened; calls that when people would see a difference. */
    Standing(String definitionId, ExternalSubscription.Key key, Runnable changed, InstantSource clock) {
        this.definitionId = definitionId;
        this.key = key;
        this.changed = changed;
        this.clock = clock;
        this.status = SubscriptionStatus.connecting(clock.instant());
    }

    synchronized SubscriptionStatus status() {
        return status;
    }

    void subscribed() {
        change(now -> {
            subscribed = true;
            return now.well(SubscriptionState.SUBSCRIBED, clock.instant());
        });
    }

    void failed(Fault fault) {
        change(now -> {
            subscribed = false;
            return now.wrong(SubscriptionState.RETRYING, fault.message(), clock.instant());
        });
    }

    /** It can't be opened as it is. */
    void impossible(String why) {
        change(now -> now.wrong(SubscriptionState.FAILED, why, clock.instant()));
    }

    @Override
    public void delivered(int events, long bytes, int deadLetters) {
        change(now -> {
            DeliveredSoFar more = now.delivered().and(events, bytes, deadLetters, clock.instant());
            var known = now.with(more);
            return known.state() == SubscriptionState.PAUSED
                    ? known.well(
                            subscribed ? SubscriptionState.SUBSCRIBED : SubscriptionState.CONNECTING, clock.instant())
                    : known;
        });
    }

    @Override
    public void busFailed(String reason) {
        change(now -> now.wrong(SubscriptionState.PAUSED, "the Runtime's bus: " + reason, clock.instant()));
    }

    private void change(UnaryOperator<SubscriptionStatus> to) {
        SubscriptionStatus before;
        SubscriptionStatus after;
        synchronized (this) {
            before = status;
            after = to.apply(before);
            status = after;
        }
        if (after.differsFrom(before)) {
            log(after);
            changed.run();
        }
    }

    private void log(SubscriptionStatus now) {
        LOG.log(
                now.error() == null ? Level.INFO : Level.WARNING,
                "definition {0}: {1} at {2} is {3}{4}",
                definitionId,
                key.topic(),
                BusUrl.shown(key.url()),
                now.state(),
                now.error() == null ? "" : ": " + now.error());
    }
}
