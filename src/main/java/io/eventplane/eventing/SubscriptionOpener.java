package io.eventplane.eventing;

import io.eventplane.eventing.delivery.Delivery;
import io.eventplane.eventing.delivery.DeliveryThreads;
import io.eventplane.eventing.delivery.Outlet;
import io.eventplane.eventing.delivery.RuntimeBus;
import io.eventplane.eventing.source.Fault;
import io.eventplane.eventing.source.Received;
import io.eventplane.eventing.source.Receiver;
import io.eventplane.eventing.source.SubscriptionOrder;
import io.eventplane.platform.OnePerApplication;
import io.eventplane.subscription.SubscriptionRules;
import jakarta.inject.Inject;
import java.util.Optional;

/** Opens subscriptions: what comes goes to the Runtime's bus, how it stands to a {@link Standing}. Thread-safe. */
@OnePerApplication
public final class SubscriptionOpener {

    private final ExternalBuses buses;
    private final AllowedHosts hosts;
    private final DeliveryThreads threads;
    private final RuntimeBus bus;

    /** On those buses, at those hosts, for that bus. */
    @Inject
    public SubscriptionOpener(ExternalBuses buses, AllowedHosts hosts, DeliveryThreads threads, RuntimeBus bus) {
        this.buses = buses;
        this.hosts = hosts;
        this.threads = threads;
        this.bus = bus;
    }

    /** Empty when it can't be opened as it is written; the standing then says why. */
    Optional<LiveSubscription> open(SubscriptionOrder order, Outlet outlet, Standing standing) {
        var objection = objectionTo(order);
        if (objection.isPresent()) {
            standing.impossible(objection.get());
            return Optional.empty();
        }
        var delivery = new Delivery(threads, bus, outlet, standing);
        return buses.of(order.subscription())
                .map(kind -> new LiveSubscription(
                        order, kind.open(order, new Told(standing, delivery)), delivery, standing));
    }

    /** What the Director has let pass may have been registered before a rule was made. */
    private Optional<String> objectionTo(SubscriptionOrder order) {
        return SubscriptionRules.objectionsTo(order.subscription()).stream()
                .map(finding -> finding.place() + ": " + finding.message())
                .findFirst()
                .or(() -> hosts.objectionTo(order.url()));
    }

    private record Told(Standing standing, Delivery delivery) implements Receiver {

        @Override
        public void subscribed() {
            standing.subscribed();
        }

        @Override
        public void failed(Fault fault) {
            standing.failed(fault);
        }

        @Override
        public void received(Received message) {
            delivery.accept(message);
        }
    }
}
