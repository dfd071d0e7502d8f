package io.eventplane.bus;

import io.eventplane.platform.OnePerApplication;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientSession;

/**
 * The queues of consumers that will not come back. Blocks for a few round trips; throws {@link BusException} when the
 * broker is away or refuses.
 */
@OnePerApplication
public final class BusQueues {

    private final Administration administration;

    @Inject
    BusQueues(Broker broker) {
        this.administration = new Administration(broker, BrokerUser.DIRECTOR);
    }

    @PreDestroy
    void close() {
        administration.close();
    }

    /**
     * Deletes every queue on the address, with what is in them. True when they are all gone, or there was none; false
     * when somebody still consumes from one, and then that one stays.
     */
    public boolean deleteAll(String address) {
        return administration.ask(session -> deleteAll(session, SimpleString.of(address)));
    }

    /** Deletes an address that nobody has a queue on. True when it is gone, or never was. */
    public boolean deleteAddress(String address) {
        return administration.ask(session -> deleteAddress(session, SimpleString.of(address)));
    }

    private static boolean deleteAddress(ClientSession session, SimpleString address) throws ActiveMQException {
        var found = session.addressQuery(address);
        return !found.isExists() || (found.getQueueNames().isEmpty() && AddressRemoval.remove(session, address));
    }

    private static boolean deleteAll(ClientSession session, SimpleString address) throws ActiveMQException {
        boolean gone = true;
        for (SimpleString queue : session.addressQuery(address).getQueueNames()) {
            gone &= BusAddress.deleteUnused(session, queue);
        }
        return gone;
    }
}
