package io.eventplane.bus;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;

/**
 * Sends on one connection, many messages before the first is confirmed. For one thread at a time, as Artemis' sessions
 * are.
 */
final class Sender implements AutoCloseable {

    private final CoreSession connection;
    private final ClientProducer producer;
    private final Set<String> prepared = new HashSet<>();

    private Sender(CoreSession connection, ClientProducer producer) {
        this.connection = connection;
        this.producer = producer;
    }

    /** @throws BusUnavailableException when there is no connection to be had */
    static Sender open(Broker broker) {
        CoreSession connection = broker.coreSession();
        try {
            return new Sender(connection, connection.session().createProducer());
        } catch (ActiveMQException e) {
            connection.close();
            throw BusFailure.of(e);
        }
    }

    boolean isUsable() {
        return connection.isUsable();
    }

    /** Sends, and completes the future when the broker has answered. Does not wait for it. */
    void send(Outbound outbound, CompletableFuture<Void> confirmed) {
        try {
            prepare(outbound);
            ClientMessage message = outbound.message(connection.session());
            producer.send(SimpleString.of(outbound.address()), message, new Confirmation(confirmed));
        } catch (ActiveMQException | RuntimeException e) {
            connection.distrust();
            confirmed.completeExceptionally(BusFailure.of(e));
        }
    }

    @Override
    public void close() {
        connection.close();
    }

    private void prepare(Outbound outbound) throws ActiveMQException {
        if (outbound.makesItsAddress() && !prepared.contains(outbound.address())) {
            BusAddress.ensureMulticast(connection.session(), outbound.address());
            prepared.add(outbound.address());
        }
    }
}
