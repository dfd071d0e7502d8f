package io.eventplane.eventing.amqp;

import io.eventplane.eventing.source.Fault;

/** Hears what becomes of a link, in its context. */
interface LinkWatcher {

    /** The broker has attached it. At most once. */
    void attached();

    /** It is over, and its connection too. At most once, and not when it was ended from here. */
    void lost(Fault fault);
}
