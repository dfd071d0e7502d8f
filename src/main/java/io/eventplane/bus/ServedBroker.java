package io.eventplane.bus;

import io.eventplane.platform.OnePerApplication;
import io.eventplane.platform.Served;
import jakarta.inject.Inject;
import java.util.stream.Collectors;

/** Where consumers reach the broker. */
@OnePerApplication
public class ServedBroker implements Served {

    private final Broker broker;

    @Inject
    public ServedBroker(Broker broker) {
        this.broker = broker;
    }

    @Override
    public String inWords() {
        return "broker " + broker.endpoints().stream().map(Endpoint::url).collect(Collectors.joining(", "));
    }
}
