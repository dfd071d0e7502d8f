/**
 * The event that an AMQP 1.0 message is, by the CloudEvents AMQP binding: one reading for the gateway, which is sent to, and for the
 * eventing system, which receives from other people's brokers.
 *
 * <p>The packages of both that speak AMQP call it; it calls {@code event} and {@code refusal}, and knows Proton's messages. Out of scope:
 * connections, links, deliveries; of those it sees the frames go by ({@link io.eventplane.event.amqp.WireMessages}).
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/amqp-protocol-binding.md">CloudEvents AMQP binding</a>
 */
@NullMarked
package io.eventplane.event.amqp;

import org.jspecify.annotations.NullMarked;
