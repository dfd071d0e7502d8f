package io.eventplane.eventing.amqp;

import io.eventplane.eventing.source.Fault;

/** What a broker answered instead of opening a connection. */
final class BrokerError extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    BrokerError(Fault fault) {
        super(fault.message());
        this.fault = fault;
    }

    /** What it means. */
    Fault fault() {
        return fault;
    }
}
