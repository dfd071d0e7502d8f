package io.eventplane.bus;

import java.util.Optional;
import org.apache.activemq.artemis.api.core.ICoreMessage;

/** A message on its way to the broker. */
interface Outbound {

    /** Messages for one address keep their order, and duplicates of one another are confirmed in it. */
    String address();

    /** As whom it is sent: all for one address as the same. */
    BrokerUser sender();

    /** What the broker knows it again by, so that it keeps it once; empty when it comes once only. */
    Optional<String> duplicateId();

    /** Whether the address must be made, as multicast, unless somebody else has; once for each sender. */
    boolean makesItsAddress();

    /** JMS' kind of message, as Artemis numbers it: {@link org.apache.activemq.artemis.api.core.Message#BYTES_TYPE} … */
    byte type();

    /** About how many bytes the message will have, so that its buffer need not grow. */
    int estimatedBytes();

    /** Writes properties and body into an empty message, which is durable and of that type. */
    void write(ICoreMessage message);
}
