/**
 * How an event gets in: the one way, shared by all protocols, from what was presented to what the bus has on disk.
 *
 * <p>A protocol's package asks {@link io.eventplane.gateway.intake.Intake} twice: first whether the sender may come in at all,
 * before it reads the event, then to take the event. The checks come in this order: definition, credentials, sunset, protocol, channel, size,
 * shape, message, payload; then the event is published. Nothing that is refused reaches the bus. Out of scope: everything that
 * a protocol has of its own, and the opening and closing of event APIs (the gateway's root).
 */
@NullMarked
package io.eventplane.gateway.intake;

import org.jspecify.annotations.NullMarked;
