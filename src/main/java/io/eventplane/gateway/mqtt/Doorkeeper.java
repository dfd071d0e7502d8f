package io.eventplane.gateway.mqtt;

import io.eventplane.gateway.intake.Logins;
import io.eventplane.gateway.mqtt.publish.Reception;
import io.eventplane.gateway.security.scram.ScramExchange;
import io.eventplane.gateway.security.scram.ScramExchanges;
import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import java.util.Optional;

/** Whom clients meet before they are let in, shared by all connections. Thread-safe; nothing here waits. */
@OnePerApplication
final class Doorkeeper {

    private final Reception reception;
    private final Logins logins;
    private final ScramExchanges exchanges;

    @Inject
    Doorkeeper(Reception reception, Logins logins, ScramExchanges exchanges) {
        this.reception = reception;
        this.logins = logins;
        this.exchanges = exchanges;
    }

    Reception reception() {
        return reception;
    }

    Logins logins() {
        return logins;
    }

    /** For an authentication method of MQTT 5; empty when that is none that is taken now. */
    Optional<ScramExchange> exchange(String method) {
        return exchanges.begin(method);
    }
}
