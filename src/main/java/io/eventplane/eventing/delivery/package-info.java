/**
 * From what an external bus brought to the Runtime's bus: what a message becomes, or why it can't, and that it is settled only once it is
 * there. One {@link io.eventplane.eventing.delivery.Delivery} for each open subscription; they share a few threads.
 *
 * <p>Eventing's root calls it. It knows what a source hands over, channels and events, and the bus. Out of scope: connecting to external
 * buses (source and the packages of the buses), which subscriptions there are (the root).
 */
@NullMarked
package io.eventplane.eventing.delivery;

import org.jspecify.annotations.NullMarked;
