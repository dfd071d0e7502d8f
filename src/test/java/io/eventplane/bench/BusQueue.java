package io.eventplane.bench;

import io.eventplane.journeys.EventplaneServer;
import java.util.UUID;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.api.core.management.ManagementHelper;
import org.apache.activemq.artemis.api.core.management.ResourceNames;

/** The queue of an event address, told over the broker's management address what to do. */
record BusQueue(EventplaneServer server, String name) {

    private static final SimpleString MANAGEMENT = SimpleString.of("activemq.management");
    private static final int LONGEST_WAIT = 120_000;

    /** A durable one that gets what MQTT clients of the broker publish to its address: they publish to topics. */
    static BusQueue ofTopic(EventplaneServer server, String address) throws Exception {
        try (ServerLocator locator = ActiveMQClient.createServerLocator(server.brokerUrl());
                ClientSessionFactory connection = locator.createSessionFactory();
                ClientSession session = session(server, connection)) {
            session.createAddress(SimpleString.of(address), RoutingType.MULTICAST, false);
            session.createQueue(QueueConfiguration.of(address).setRoutingType(RoutingType.MULTICAST));
        }
        return new BusQueue(server, address);
    }

    /** Throws away all that is in it; answers how many that was. */
    long drain() throws Exception {
        try (ServerLocator locator =
                        ActiveMQClient.createServerLocator(server.brokerUrl() + "?callTimeout=" + LONGEST_WAIT);
                ClientSessionFactory connection = locator.createSessionFactory();
                ClientSession session = session(server, connection)) {
            session.start();
            ClientMessage order = session.createMessage(false);
            ManagementHelper.putOperationInvocation(order, ResourceNames.QUEUE + name, "removeAllMessages");
            return removed(session, order);
        }
    }

    /** The agent's: the one that may empty queues of events. */
    private static ClientSession session(EventplaneServer server, ClientSessionFactory connection) throws Exception {
        return connection.createSession("agent", server.brokerPassword("agent"), false, true, true, false, 0);
    }

    /** The queue of the answer is temporary and goes with the session. */
    private long removed(ClientSession session, ClientMessage order) throws Exception {
        String replies = "management-replies." + UUID.randomUUID();
        session.createQueue(QueueConfiguration.of(replies).setDurable(false).setTemporary(true));
        order.putStringProperty("JMSReplyTo", replies);
        session.createProducer(MANAGEMENT).send(order);
        ClientMessage answer = session.createConsumer(replies).receive(LONGEST_WAIT);
        if (answer == null || !ManagementHelper.hasOperationSucceeded(answer)) {
            throw new IllegalStateException("queue " + name + " was not drained");
        }
        return ((Number) ManagementHelper.getResult(answer)).longValue();
    }
}
