package io.eventplane.bus;

import io.eventplane.platform.OnePerApplication;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientSession;

/** Where events are put so that they are kept and delivered. Thread-safe. */
@OnePerApplication
public final class EventBus {

    private final Administration administration;
    private final Lanes lanes;
    private final Batches batches;

    @Inject
    EventBus(Broker broker, Lanes lanes, Batches batches) {
        this.batches = batches;
        this.administration = new Administration(broker, BrokerUser.AGENT);
        this.lanes = lanes;
    }

    @PreDestroy
    void close() {
        administration.close();
    }

    /**
     * Makes sure that the address exists, with a durable queue of the same name which keeps events although nobody
     * consumes yet; every topic subscriber gets a copy of its own. Opening an open address changes nothing. Blocks for
     * a few round trips.
     *
     * @throws BusException when the broker is away or refuses
     */
    public void open(String address) {
        administration.tell(session -> BusAddress.ensureEvents(session, address));
    }

    /**
     * Removes the address and its queue when no event is left and nobody consumes or subscribes. Stop publishing first:
     * an event that arrives in between goes to {@code dead-letter.events}. Blocks for a few round trips.
     *
     * @return true when the address is gone; false when something is left, and then it stays as it is and may be closed
     *     later
     * @throws BusException when the broker is away or refuses
     */
    public boolean close(String address) {
        return administration.ask(session -> close(session, SimpleString.of(address)));
    }

    /**
     * Puts the event on the bus. Does not block.
     *
     * @return completed when the broker has the event on its disk, or had it already; exceptionally with
     *     {@link BusUnavailableException} when it is away or does not confirm within {@code
     *     eventplane.bus.publish-timeout}, with {@link BusFullException} when there is no room
     */
    public CompletionStage<Void> publish(BusEvent event) {
        return lanes.send(new OutboundEvent(event, BrokerUser.GATEWAY));
    }

    /**
     * Puts events on the bus, all of them or none, in their order; what of them it has already, by their duplicate ids, it keeps once.
     * Blocks until they are on its disk.
     *
     * @param events at least one
     * @throws BusUnavailableException when the broker is away or does not confirm within {@code eventplane.bus.publish-timeout}, say
     *     because an address was not opened; it may have them nevertheless
     * @throws BusFullException when there is no room
     */
    public void publishTogether(List<BusEvent> events) {
        batches.store(events.stream()
                .<Outbound>map(event -> new OutboundEvent(event, BrokerUser.EVENTING))
                .toList());
    }

    private static boolean close(ClientSession session, SimpleString address) throws ActiveMQException {
        ClientSession.AddressQuery found = session.addressQuery(address);
        if (!found.isExists()) {
            return true;
        }
        if (!List.of(address).containsAll(found.getQueueNames())
                || session.queueQuery(address).getMessageCount() > 0) {
            return false;
        }
        return BusAddress.deleteUnused(session, address) && AddressRemoval.remove(session, address);
    }
}
