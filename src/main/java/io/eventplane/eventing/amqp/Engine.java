package io.eventplane.eventing.amqp;

import io.vertx.proton.ProtonConnection;
import io.vertx.proton.impl.ProtonSenderImpl;
import org.apache.qpid.proton.engine.Transport;

/** What a connection's frames go through. */
final class Engine {

    private Engine() {}

    /**
     * The one below that connection. Nothing public leads there but a delivery: here one of a link that is never opened, nor freed, since that
     * would settle the delivery.
     */
    static Transport of(ProtonConnection connection) {
        var sender = (ProtonSenderImpl) connection.createSession().createSender(null);
        return sender.delivery(new byte[0])
                .getLink()
                .getSession()
                .getConnection()
                .getTransport();
    }
}
