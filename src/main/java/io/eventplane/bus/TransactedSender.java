package io.eventplane.bus;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQExceptionType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;

/** Stores batches over a connection, to a broker anywhere, each in one transaction. For one thread at a time. */
final class TransactedSender implements BatchSender {

    private final Broker broker;
    private final BrokerUser user;
    private final CoreSession connection;
    private final ClientProducer producer;

    private TransactedSender(Broker broker, BrokerUser user, CoreSession connection, ClientProducer producer) {
        this.broker = broker;
        this.user = user;
        this.connection = connection;
        this.producer = producer;
    }

    /** @throws BusUnavailableException when there is no connection to be had */
    static TransactedSender open(Broker broker, BrokerUser user) {
        CoreSession connection = broker.transactedSession(user);
        try {
            return new TransactedSender(
                    broker, user, connection, connection.session().createProducer());
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
    public void store(List<Outbound> batch, Duration timeout) {
        try {
            for (Outbound each : batch) {
                ClientMessage message = connection.session().createMessage(each.type(), true);
                each.write(message);
                producer.send(SimpleString.of(each.address()), message);
            }
            connection.session().commit();
        } catch (ActiveMQException | RuntimeException e) {
            connection.distrust();
            if (!isOfDuplicate(e)) {
                throw BusFailure.of(e);
            }
            storeEach(batch, timeout);
        }
    }

    @Override
    public void close() {
        connection.close();
    }

    /**
     * A broker refuses the whole transaction for one message that it has already, which happens after a crash only. Alone, in their
     * order, each is told apart.
     */
    private void storeEach(List<Outbound> batch, Duration timeout) {
        try (Sender single = broker.sender(user)) {
            for (Outbound each : batch) {
                var confirmed = new CompletableFuture<Void>();
                single.send(List.of(new Pending(each, confirmed, 0)));
                BatchSender.await(confirmed, timeout);
            }
        }
    }

    private static boolean isOfDuplicate(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof ActiveMQException known
                    && known.getType() == ActiveMQExceptionType.DUPLICATE_ID_REJECTED) {
                return true;
            }
        }
        return false;
    }
}
