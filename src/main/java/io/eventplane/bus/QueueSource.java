package io.eventplane.bus;

import io.eventplane.platform.RuntimeIdentities;
import io.eventplane.platform.RuntimeIdentity;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.Optional;
import org.apache.activemq.artemis.api.core.RoutingType;

/**
 * The durable queue that an incoming channel reads, made on its address when missing.
 *
 * @param address a multicast address
 * @param pattern the queue's name; like the address it may hold <code>{runtime}</code> for the id of this server's Runtime
 */
record QueueSource(Access access, RuntimeIdentities identities, String address, String pattern) {

    private static final String RUNTIME = "{runtime}";

    /** Which broker, and as whom. */
    record Access(Broker broker, BrokerUser user) {}

    /** A queue, and the address that it is on. */
    record Place(String address, String queue) {}

    /** Where to read; nothing when the Runtime is not known within {@code longest}. */
    Optional<Place> place(Duration longest) throws InterruptedException {
        if (!(address + pattern).contains(RUNTIME)) {
            return Optional.of(new Place(address, pattern));
        }
        return identities.await(longest).map(RuntimeIdentity::id).map(this::of);
    }

    private Place of(String runtimeId) {
        return new Place(address.replace(RUNTIME, runtimeId), pattern.replace(RUNTIME, runtimeId));
    }

    /** @throws BusException when the broker is away or refuses */
    ChannelConsumer open(Place place) throws JMSException {
        try (Administration administration = new Administration(access.broker(), access.user())) {
            administration.tell(session -> {
                BusAddress.ensureMulticast(session, place.address());
                BusAddress.ensureQueue(session, place.address(), place.queue(), RoutingType.MULTICAST);
            });
        }
        return ChannelConsumer.open(
                access.broker().plainConnectionFactory(access.user()), place.address() + "::" + place.queue());
    }
}
