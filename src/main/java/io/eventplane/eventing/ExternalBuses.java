package io.eventplane.eventing;

import io.eventplane.eventing.source.ExternalBus;
import io.eventplane.platform.OnePerApplication;
import io.eventplane.subscription.BusUrl;
import io.eventplane.subscription.ExternalSubscription;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** The kinds of external bus there are: every bean that is one. */
@OnePerApplication
public final class ExternalBuses {

    private final Iterable<ExternalBus> buses;

    @Inject
    ExternalBuses(Instance<ExternalBus> found) {
        this((Iterable<ExternalBus>) found);
    }

    /** These. */
    public ExternalBuses(Iterable<ExternalBus> buses) {
        this.buses = buses;
    }

    /** The one that the scheme of the subscription's URL means. */
    Optional<ExternalBus> of(ExternalSubscription subscription) {
        String scheme = BusUrl.of(subscription.url()).scheme();
        return StreamSupport.stream(buses.spliterator(), false)
                .filter(bus -> bus.rules().schemes().contains(scheme))
                .findFirst();
    }
}
