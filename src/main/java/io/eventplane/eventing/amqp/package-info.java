/**
 * AMQP 1.0 brokers as external buses: a connection and a receiving link for each subscription, on event loops that all of them share.
 *
 * <p>A delivery is accepted once its message is durable in the Runtime, and never rejected: what can't be read becomes a dead letter there.
 * A connection that ends gives everything unsettled back to the broker, which sends it again. Credit is given out as messages are settled.
 *
 * <p>RabbitMQ before version 4 agrees to more than it does: {@link io.eventplane.eventing.amqp.OldRabbit} refuses that in its place.
 *
 * <p>Only the container calls this package. It calls {@code eventing.source}, {@code subscription}, {@code event.amqp} and Vert.x Proton.
 * Out of scope: SCRAM and tokens by SASL (the engine has PLAIN, EXTERNAL and ANONYMOUS), Azure's claims-based security, how many messages
 * wait (AMQP 1.0 does not tell).
 *
 * @see <a href="https://docs.oasis-open.org/amqp/core/v1.0/os/amqp-core-overview-v1.0-os.html">AMQP 1.0</a>
 */
@NullMarked
package io.eventplane.eventing.amqp;

import org.jspecify.annotations.NullMarked;
