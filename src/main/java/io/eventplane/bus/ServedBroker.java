package io.eventplane.bus;

import io.eventplane.platform.OnePerApplication;
import io.eventplane.platform.Served;
import jakarta.inject.Inject;
import java.util.stream.Collectors;

/** Where consumers reach the broker, and where they find their password. */
@OnePerApplication
public class ServedBroker implements Served {

    private final Broker broker;
    private final Logins logins;

    @Inject
    public ServedBroker(Broker broker, Logins logins) {
        this.broker = broker;
        this.logins = logins;
    }

    @Override
    public String inWords() {
        return "broker " + broker.endpoints().stream().map(Endpoint::url).collect(Collectors.joining(", "))
                + logins.consumersFile()
                        .map(file -> " (user consumer, password in " + file + ")")
                        .orElse("");
    }
}
