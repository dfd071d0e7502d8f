package io.eventplane.eventing;

import io.eventplane.bus.BusEvent;
import io.eventplane.bus.EventBus;
import io.eventplane.eventing.delivery.RuntimeBus;
import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import java.util.List;

/** The bus of this Runtime, as eventing needs it. */
@OnePerApplication
final class EventingBus implements RuntimeBus {

    private final EventBus bus;

    @Inject
    EventingBus(EventBus bus) {
        this.bus = bus;
    }

    @Override
    public void open(String address) {
        bus.open(address);
    }

    @Override
    public void publishTogether(List<BusEvent> events) {
        bus.publishTogether(events);
    }
}
