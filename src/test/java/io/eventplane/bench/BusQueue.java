package io.eventplane.bench;

import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientRequestor;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.api.core.client.ServerLocator;
import org.apache.activemq.artemis.api.core.management.ManagementHelper;
import org.apache.activemq.artemis.api.core.management.ResourceNames;

/** The queue of an event address, told over the broker's management address what to do. */
record BusQueue(String brokerUrl, String name) {

    private static final SimpleString MANAGEMENT = SimpleString.of("activemq.management");
    private static final int LONGEST_WAIT = 120_000;

    /** A durable one that gets what MQTT clients of the broker publish to its address: they publish to topics. */
    static BusQueue ofTopic(String brokerUrl, String address) throws Exception {
        try (ServerLocator locator = ActiveMQClient.createServerLocator(brokerUrl);
                ClientSessionFactory connection = locator.createSessionFactory();
                ClientSession session = connection.createSession(true, true)) {
            session.createAddress(SimpleString.of(address), RoutingType.MULTICAST, false);
            session.createQueue(QueueConfiguration.of(address).setRoutingType(RoutingType.MULTICAST));
        }
        return new BusQueue(brokerUrl, address);
    }

    /** Throws away all that is in it; answers how many that was. */
    long drain() throws Exception {
        try (ServerLocator locator = ActiveMQClient.createServerLocator(brokerUrl + "?callTimeout=" + LONGEST_WAIT);
                ClientSessionFactory connection = locator.createSessionFactory();
                ClientSession session = connection.createSession(true, true)) {
            session.start();
            ClientMessage order = session.createMessage(false);
            ManagementHelper.putOperationInvocation(order, ResourceNames.QUEUE + name, "removeAllMessages");
            return removed(session, order);
        }
    }

    /** The requestor's queue is temporary and goes with the session. */
    private long removed(ClientSession session, ClientMessage order) throws Exception {
        ClientMessage answer = new ClientRequestor(session, MANAGEMENT).request(order, LONGEST_WAIT);
        if (answer == null || !ManagementHelper.hasOperationSucceeded(answer)) {
            throw new IllegalStateException("queue " + name + " was not drained");
        }
        return ((Number) ManagementHelper.getResult(answer)).longValue();
    }
}
