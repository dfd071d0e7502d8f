/**
 * What there is to see at the gateway, for whoever wants to see it: connections, refusals, and what becomes of what was sent.
 *
 * <p>Sockets, protocols and intake tell it; they know nothing of who listens (metrics, the access log). It knows nothing but plain values.
 * Out of scope: what is made of it.
 */
@NullMarked
package io.eventplane.gateway.observation;

import org.jspecify.annotations.NullMarked;
