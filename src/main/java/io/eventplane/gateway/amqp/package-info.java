/**
 * Events over AMQP 1.0: senders attach a link to an address of a channel, and each transfer is one event.
 *
 * <p>A link's target address is {@code events/{definition id}/{channel address}}, the path of the event URL, or just the channel's address;
 * a link without one (the anonymous terminus) takes the address from {@code to} of each message. A delivery is {@code accepted} once the
 * bus has the event on disk, {@code rejected} with the reason when it is refused, and {@code released} while the bus is away or full: send
 * it again. SASL PLAIN presents a user name and a password, ANONYMOUS nobody.
 *
 * <p>Only the container calls this package; it calls wire and intake. Out of scope: consuming, which is the bus's own.
 *
 * @see <a href="https://docs.oasis-open.org/amqp/core/v1.0/os/amqp-core-overview-v1.0-os.html">AMQP 1.0</a>
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/amqp-protocol-binding.md">CloudEvents AMQP binding</a>
 */
@NullMarked
package io.eventplane.gateway.amqp;

import org.jspecify.annotations.NullMarked;
