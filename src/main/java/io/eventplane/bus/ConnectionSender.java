package io.eventplane.bus;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;

/**
 * Sends on one connection, to a broker anywhere, many messages before the first is confirmed. For one thread at a time, as
 * Artemis' sessions are.
 */
final class ConnectionSender implements Sender {

    private final CoreSession connection;
    private final ClientProducer producer;
    private final Set<String> prepared = new HashSet<>();

    private ConnectionSender(CoreSession connection, ClientProducer producer) {
        this.connection = connection;
        this.producer = producer;
    }

    /** @throws BusUnavailableException when there is no connection to be had */
    static ConnectionSender open(Broker broker, BrokerUser user) {
        CoreSession connection = broker.coreSession(user);
        try {
            return new ConnectionSender(connection, connection.session().createProducer());
        } catch (ActiveMQException e) {
            connection.close();
            throw BusFailure.of(e);
        }
    }

    @Override
    public boolean isUsable() {
        return connection.isUsable();
    }

    @Override
    public void send(List<Pending> messages) {
        messages.forEach(each -> send(each.outbound(), each.confirmed()));
    }

    private void send(Outbound outbound, CompletableFuture<Void> confirmed) {
        try {
            prepare(outbound);
            ClientMessage message = connection.session().createMessage(outbound.type(), true);
            outbound.write(message);
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
