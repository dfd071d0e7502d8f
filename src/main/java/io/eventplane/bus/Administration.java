package io.eventplane.bus;

import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.jspecify.annotations.Nullable;

/**
 * Asks the broker for more than sending and receiving, over one connection that is replaced when it breaks. Blocks, and
 * lets one caller in at a time.
 */
final class Administration implements AutoCloseable {

    private final Broker broker;
    private final BrokerUser user;
    private @Nullable CoreSession connection;

    /** @param user as whom it asks */
    Administration(Broker broker, BrokerUser user) {
        this.broker = broker;
        this.user = user;
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

    @Override
    public synchronized void close() {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }

    private CoreSession connected() {
        CoreSession current = connection;
        if (current == null || !current.isUsable()) {
            close();
            current = broker.coreSession(user);
            connection = current;
        }
        return current;
    }
}
