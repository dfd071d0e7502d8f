/**
 * The publishable channels of a definition: what its document says, prepared so that an event costs only what differs between
 * events, and what an event becomes on the way to the bus.
 *
 * <p>Whoever takes events for the Runtime's bus calls it: the gateway's intake for what publishers send, eventing for what comes
 * from external buses. It knows asyncapi, events, definitions and the names of the bus. Out of scope: who may publish (gateway),
 * where an event comes from, and putting it on the bus.
 */
@NullMarked
package io.eventplane.channel;

import org.jspecify.annotations.NullMarked;
