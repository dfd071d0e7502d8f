package io.eventplane.bus;

import java.util.EnumSet;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQNonExistentQueueException;
import org.apache.activemq.artemis.api.core.ActiveMQQueueExistsException;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientSession;

/** Makes sure that addresses and queues are there, or gone, whoever else tries the same. */
final class BusAddress {

    private BusAddress() {}

    /** An address whose queues each get a copy. */
    static void ensureMulticast(ClientSession session, String address) throws ActiveMQException {
        ensure(session, address, EnumSet.of(RoutingType.MULTICAST));
    }

    /**
     * An address whose queues each get a copy, and where one queue of the address' own name keeps events until somebody
     * takes them.
     */
    static void ensureEvents(ClientSession session, String address) throws ActiveMQException {
        ensure(session, address, EnumSet.allOf(RoutingType.class));
        ensureQueue(session, address, address, RoutingType.ANYCAST);
    }

    /** A durable queue on the address; one of that name on another, as an earlier release had it, goes with what is in it. */
    static void ensureQueue(ClientSession session, String address, String queue, RoutingType type)
            throws ActiveMQException {
        ClientSession.QueueQuery found = session.queueQuery(SimpleString.of(queue));
        if (found.isExists() && found.getAddress().toString().equals(address)) {
            return;
        }
        if (found.isExists()) {
            deleteUnused(session, found.getName());
        }
        try {
            session.createQueue(QueueConfiguration.of(queue)
                    .setAddress(address)
                    .setRoutingType(type)
                    .setDurable(true)
                    .setAutoCreated(false));
        } catch (ActiveMQQueueExistsException e) {
            // Another server was quicker.
        }
    }

    /** Deletes the queue with what is in it, unless somebody consumes from it. True when it is gone. */
    static boolean deleteUnused(ClientSession session, SimpleString queue) throws ActiveMQException {
        if (session.queueQuery(queue).getConsumerCount() > 0) {
            return false;
        }
        try {
            session.deleteQueue(queue);
        } catch (ActiveMQNonExistentQueueException e) {
            // Gone is gone.
        }
        return true;
    }

    /** Routing types are only ever added: the ones that are there are somebody's. */
    private static void ensure(ClientSession session, String address, EnumSet<RoutingType> types)
            throws ActiveMQException {
        EnumSet<RoutingType> found = routingTypes(session.addressQuery(SimpleString.of(address)));
        EnumSet<RoutingType> all = EnumSet.copyOf(types);
        all.addAll(found);
        if (!all.equals(found)) {
            session.createAddress(SimpleString.of(address), all, false);
        }
    }

    private static EnumSet<RoutingType> routingTypes(ClientSession.AddressQuery address) {
        EnumSet<RoutingType> types = EnumSet.noneOf(RoutingType.class);
        if (address.isExists() && address.isSupportsAnycast()) {
            types.add(RoutingType.ANYCAST);
        }
        if (address.isExists() && address.isSupportsMulticast()) {
            types.add(RoutingType.MULTICAST);
        }
        return types;
    }
}
