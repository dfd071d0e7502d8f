/**
 * Events over MQTT 3.1.1 and 5: a server that takes publishes, and nothing else.
 *
 * <p>Nobody calls this package but the gateway's root, by its one bean {@code MqttProtocol}. Here is the life of a connection, which is in one
 * of three phases: {@code Greeting} waits for CONNECT, {@code Serving} takes events, {@code Leaving} waits for the end. Below are publish
 * (events), session (clients), socket and packet, each of which knows only those behind it; what becomes of an event is intake's. All of a
 * connection happens on one event loop and never waits; {@code Sessions} is what connections share. Out of scope: subscriptions (consumers use the bus), retained messages, who may publish.
 *
 * @see <a href="https://docs.oasis-open.org/mqtt/mqtt/v5.0/os/mqtt-v5.0-os.html">MQTT 5.0</a>
 * @see <a href="https://docs.oasis-open.org/mqtt/mqtt/v3.1.1/os/mqtt-v3.1.1-os.html">MQTT 3.1.1</a>
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/mqtt-protocol-binding.md">CloudEvents 1.0.2,
 *     MQTT protocol binding</a>
 */
@NullMarked
package io.eventplane.gateway.mqtt;

import org.jspecify.annotations.NullMarked;
