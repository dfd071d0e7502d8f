/**
 * Subscriptions on MQTT brokers, in MQTT 5 and 3.1.1, over TCP, TLS and WebSocket, with HiveMQ's client.
 *
 * <p>Nobody calls it but through {@link io.eventplane.eventing.source.ExternalBus}. What is right to ask for, {@code
 * subscription.MqttRules} says. One client is one session and one connection at a time ({@link io.eventplane.eventing.mqtt.Link}); when to
 * connect, and what becomes of it, is {@link io.eventplane.eventing.mqtt.MqttSubscription}'s. All of them share a few event loops. A message
 * has no position here: MQTT knows none, and the client doesn't tell a packet's id. Out of scope: publishing; MQTT at the gateway.
 *
 * @see <a href="https://docs.oasis-open.org/mqtt/mqtt/v5.0/os/mqtt-v5.0-os.html">MQTT 5.0</a>
 * @see <a href="https://hivemq.github.io/hivemq-mqtt-client/">HiveMQ MQTT Client</a>
 */
@NullMarked
package io.eventplane.eventing.mqtt;

import org.jspecify.annotations.NullMarked;
