package io.eventplane.gateway;

import io.eventplane.bus.BusEvent;
import io.eventplane.bus.EventBus;
import io.eventplane.gateway.intake.EventSink;
import io.eventplane.gateway.trace.Tracing;
import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import java.util.concurrent.CompletionStage;

/** The bus of this Runtime, as the gateway needs it. */
@OnePerApplication
final class BusSink implements EventSink {

    private final EventBus bus;
    private final Tracing tracing;

    @Inject
    BusSink(EventBus bus, Tracing tracing) {
        this.tracing = tracing;
        this.bus = bus;
    }

    @Override
    public void open(String address) {
        bus.open(address);
    }

    @Override
    public CompletionStage<Void> publish(BusEvent event) {
        return tracing.around(event, bus::publish);
    }
}
