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
 * @param pattern the queue's name; may hold <code>{runtime}</code> for the id of this server's Runtime
 */
record QueueSource(Broker broker, RuntimeIdentities identities, String address, String pattern) {

    private static final String RUNTIME = "{runtime}";

    /** The queue's name; nothing when the Runtime is not known within {@code longest}. */
    Optional<String> name(Duration longest) throws InterruptedException {
        if (!pattern.contains(RUNTIME)) {
            return Optional.of(pattern);
        }
        return identities.await(longest).map(RuntimeIdentity::id).map(id -> pattern.replace(RUNTIME, id));
    }

    /** @throws BusException when the broker is away or refuses */
    ChannelConsumer open(String queue) throws JMSException {
        Administration administration = new Administration(broker);
        try {
            administration.tell(session -> {
                BusAddress.ensureMulticast(session, address);
                BusAddress.ensureQueue(session, address, queue, RoutingType.MULTICAST);
            });
        } finally {
            administration.close();
        }
        return ChannelConsumer.open(broker.plainConnectionFactory(), address + "::" + queue);
    }
}
