/**
 * The Runtime Agent: exposes inside its Runtime the events that the Director knows of. For every publishable channel
 * it keeps an address on the bus open, and it tells at {@code /runtime/events} what there is and how to connect.
 *
 * <p>A role: no other role may call it, and it calls none. The Director reaches it through notices on the channel
 * {@code agent-notices}, it reaches the Director over GraphQL; people and tools reach it over HTTP. It works without
 * the Director, through a restart, from what it keeps in {@code <data>/agent}.
 *
 * <p>Out of scope: receiving events from Applications (gateway), external buses (eventing).
 */
@NullMarked
package io.eventplane.agent;

import org.jspecify.annotations.NullMarked;
