package io.eventplane.eventing.nats;

import io.eventplane.eventing.source.Fault;

/** A subscription on a connection that it shares. Nothing here waits. */
interface Guest {

    /** There is a connection; possibly told twice of the same. */
    void connected(NatsLine line);

    /** There is none any more, or still not. */
    void disconnected(Fault fault);

    /** A second has passed. */
    void tick();
}
