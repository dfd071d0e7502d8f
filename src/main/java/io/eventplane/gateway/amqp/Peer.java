package io.eventplane.gateway.amqp;

import io.eventplane.gateway.observation.Sender;
import io.eventplane.gateway.security.ApiKeys;
import io.eventplane.gateway.security.ClientCertificate;
import io.eventplane.gateway.security.Credentials;
import io.eventplane.gateway.security.Login;
import io.eventplane.gateway.wire.Peers;
import io.vertx.core.net.NetSocket;
import io.vertx.proton.ProtonConnection;
import org.apache.qpid.proton.engine.Transport;

/**
 * Who is at the other end of a connection.
 *
 * @param presented at login; before that no more than the certificate
 */
record Peer(Sender sender, Credentials presented, NetSocket socket, Transport transport) {

    /** What is noted when bytes are no frames of AMQP. */
    static final String MALFORMED = "malformed-frame";

    /** One who has just connected. */
    static Peer at(NetSocket socket, Transport transport) {
        var sender = new Sender(AmqpProtocol.NAME, Peers.address(socket.remoteAddress()));
        var shown = ClientCertificate.shownIn(socket.sslSession());
        return new Peer(sender, new Credentials(new Login.None(), shown, ApiKeys.NONE), socket, transport);
    }

    /** The one of a connection that has begun its login. */
    static Peer of(ProtonConnection connection) {
        return connection.attachments().get(Peer.class, Peer.class);
    }

    Peer presenting(Credentials credentials) {
        return new Peer(sender, credentials, socket, transport);
    }

    void attachTo(ProtonConnection connection) {
        connection.attachments().set(Peer.class, Peer.class, this);
    }

    /** Notes that the engine could not read a frame, when that is why the connection has ended. */
    void noteFault(AmqpIntake intake) {
        if (transport.getCondition() != null) {
            intake.turnedAway(sender, MALFORMED);
        }
    }
}
