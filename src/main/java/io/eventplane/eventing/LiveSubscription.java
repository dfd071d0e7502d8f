package io.eventplane.eventing;

import io.eventplane.eventing.delivery.Delivery;
import io.eventplane.eventing.delivery.Outlet;
import io.eventplane.eventing.source.OpenSubscription;
import io.eventplane.eventing.source.SubscriptionOrder;
import java.util.OptionalLong;

/** A subscription under way: what was ordered, where it comes from and where it goes. */
record LiveSubscription(SubscriptionOrder order, OpenSubscription source, Delivery delivery, Standing standing) {

    /** The document has changed, the subscription has not. */
    void change(Outlet outlet) {
        delivery.change(outlet);
    }

    OptionalLong lag() {
        return source.lag();
    }

    void close() {
        delivery.close();
        source.close();
    }

    void remove() {
        delivery.close();
        source.remove();
    }
}
