package io.eventplane.gateway.amqp;

import io.eventplane.gateway.amqp.sasl.Mechanism;
import io.eventplane.gateway.amqp.sasl.Mechanisms;
import io.eventplane.gateway.intake.Logins;
import io.eventplane.gateway.security.Credentials;
import io.eventplane.gateway.security.Login;
import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** How senders log in, shared by all connections. Thread-safe; nothing here waits. */
@OnePerApplication
final class AmqpLogins {

    private final Mechanisms mechanisms;
    private final Logins logins;

    @Inject
    AmqpLogins(Mechanisms mechanisms, Logins logins) {
        this.mechanisms = mechanisms;
        this.logins = logins;
    }

    /** The mechanisms that a peer may choose from. */
    List<String> offeredTo(Peer peer) {
        return mechanisms.offered(peer.presented().certificate().isPresent());
    }

    Mechanism chosen(String name) {
        return mechanisms.chosen(name);
    }

    /** Finds out who a peer is; may fail as {@link Logins#login} does. */
    CompletionStage<Credentials> login(Peer peer, Login login) {
        return logins.login(peer.sender(), peer.presented().with(login));
    }
}
