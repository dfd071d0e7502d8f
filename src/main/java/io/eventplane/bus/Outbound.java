package io.eventplane.bus;

import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;

/** A message on its way to the broker. */
interface Outbound {

    String address();

    /** Messages with the same key keep their order, and duplicates of one another are confirmed in it. */
    String orderKey();

    /** Whether the address must be made, as multicast, unless somebody else has; once for each connection. */
    boolean makesItsAddress();

    /** The message, durable, made by the session that will send it. */
    ClientMessage message(ClientSession session);
}
