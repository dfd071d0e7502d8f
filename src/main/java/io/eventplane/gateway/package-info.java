/**
 * The Event Gateway of a Runtime: accepts published events over the protocols it serves, checks them and puts them on the bus.
 *
 * <p>Nobody calls this package but the container. It hears of definitions (notices and the replica) and opens and closes their
 * event URLs; the way of an event is in the packages below it: a protocol's package (http …) → intake → channel, event,
 * security → refusal. None of those calls this one. It calls replica, notice, asyncapi, bus and platform, and no other role. Out of
 * scope: exposing what is on the bus (agent), the definitions themselves (Director).
 */
@NullMarked
package io.eventplane.gateway;

import org.jspecify.annotations.NullMarked;
