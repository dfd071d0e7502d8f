/**
 * The gateway's sockets: what every protocol's package needs to listen, and nothing of any protocol.
 *
 * <p>A protocol is one package with one bean that is a {@link io.eventplane.gateway.wire.GatewayProtocol}; the gateway's root finds it,
 * starts it and asks which AsyncAPI servers it serves. It knows Vert.x and the platform. Out of scope: what is said on a socket, and what
 * becomes of an event (intake).
 *
 * @see <a href="https://vertx.io/docs/4.5.36/vertx-core/java/">Vert.x Core</a>
 */
@NullMarked
package io.eventplane.gateway.wire;

import org.jspecify.annotations.NullMarked;
