/**
 * The SASL mechanisms by which senders log in over AMQP: what a client answers becomes what it presents.
 *
 * <p>Only the AMQP package calls this. It knows neither sockets nor the engine. Out of scope: whether what is presented opens anything.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4422">RFC 4422</a>
 */
@NullMarked
package io.eventplane.gateway.amqp.sasl;

import org.jspecify.annotations.NullMarked;
