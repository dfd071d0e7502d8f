package io.eventplane.bus;

import io.eventplane.platform.OnePerApplication;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.jspecify.annotations.Nullable;

/**
 * Asks the broker for more than sending and receiving, over one connection that is replaced when it breaks. Blocks, and
 * lets one caller in at a time.
 */
@OnePerApplication
final class Administration {

    private final Broker broker;
    private @Nullable CoreSession connection;

    @Inject
    Administration(Broker broker) {
        this.broker = broker;
    }

    /** What is asked of the broker. */
    interface Request<T> {
        T apply(ClientSession session) throws ActiveMQException;
    }

    /** What is told to the broker. */
    interface Order {
        void apply(ClientSession session) throws ActiveMQException;
    }

    /** @throws BusException when the broker is away or refuses */
    synchronized <T> T ask(Request<T> request) {
        try {
            return request.apply(connected().session());
        } catch (ActiveMQException e) {
            // What is on the wire after a failure is anybody's guess; a new connection is cheap.
            close();
            throw BusFailure.of(e);
        }
    }

    /** @throws BusException when the broker is away or refuses */
    void tell(Order order) {
        ask(session -> {
            order.apply(session);
            return true;
        });
    }

    @PreDestroy
    synchronized void close() {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }

    private CoreSession connected() {
        CoreSession current = connection;
        if (current == null || !current.isUsable()) {
            close();
            current = broker.coreSession();
            connection = current;
        }
        return current;
    }
}
