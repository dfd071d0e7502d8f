/**
 * Clients and their sessions: what a CONNECT says, who is let in, what is kept while a client is away.
 *
 * <p>Out of scope: events, but for the will that a client leaves behind.
 */
@NullMarked
package io.eventplane.gateway.mqtt.session;

import org.jspecify.annotations.NullMarked;
