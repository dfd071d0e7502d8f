package io.eventplane.bus;

import io.eventplane.platform.RuntimeIdentities;
import io.eventplane.platform.RuntimeIdentity;
import jakarta.jms.JMSException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQSecurityException;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientSession;

/**
 * The durable queue that an incoming channel reads, made on its address when missing.
 *
 * @param pattern where it is; the names may hold <code>{runtime}</code> for the id of this server's Runtime
 */
record QueueSource(Access access, RuntimeIdentities identities, Place pattern) {

    private static final Logger LOG = System.getLogger(QueueSource.class.getName());
    private static final String RUNTIME = "{runtime}";

    /** Which broker, and as whom. */
    record Access(Broker broker, BrokerUser user) {}

    /**
     * A queue, and the address that it is on.
     *
     * @param address a multicast address
     * @param former the queue whose place it took; empty when there was none
     */
    record Place(String address, String queue, Optional<String> former) {

        private boolean isOfRuntime() {
            return Stream.concat(Stream.of(address, queue), former.stream()).anyMatch(name -> name.contains(RUNTIME));
        }

        private Place in(String runtimeId) {
            return new Place(
                    address.replace(RUNTIME, runtimeId),
                    queue.replace(RUNTIME, runtimeId),
                    former.map(name -> name.replace(RUNTIME, runtimeId)));
        }
    }

    /** Where to read; nothing when the Runtime is not known within {@code longest}. */
    Optional<Place> place(Duration longest) throws InterruptedException {
        return pattern.isOfRuntime()
                ? identities.await(longest).map(RuntimeIdentity::id).map(pattern::in)
                : Optional.of(pattern);
    }

    /** @throws BusException when the broker is away or refuses */
    ChannelConsumer open(Place place) throws JMSException {
        try (Administration administration = new Administration(access.broker(), access.user())) {
            administration.tell(session -> prepare(session, place));
        }
        return ChannelConsumer.open(
                access.broker().plainConnectionFactory(access.user()), place.address() + "::" + place.queue());
    }

    /** First the new queue, then the former one goes: nothing that comes in between is missed. */
    private static void prepare(ClientSession session, Place place) throws ActiveMQException {
        BusAddress.ensureMulticast(session, place.address());
        BusAddress.ensureQueue(session, place.address(), place.queue(), RoutingType.MULTICAST);
        if (place.former().isPresent()) {
            drop(session, place.former().get());
        }
    }

    /** One that is still read belongs to a server of an earlier release, which does this itself once it is renewed. */
    private static void drop(ClientSession session, String former) throws ActiveMQException {
        try {
            BusAddress.deleteUnused(session, SimpleString.of(former));
        } catch (ActiveMQSecurityException e) {
            // On a broker of one's own. To read is more important.
            LOG.log(Level.WARNING, "delete the queue {0}, which nobody reads any more: {1}", former, e.getMessage());
        }
    }
}
