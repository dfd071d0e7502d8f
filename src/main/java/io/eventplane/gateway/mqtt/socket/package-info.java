/**
 * Sockets that carry MQTT, bare, over TLS and over WebSocket: their pipeline, and the way to write, pause and part.
 *
 * <p>It knows bytes and packets, and no client.
 */
@NullMarked
package io.eventplane.gateway.mqtt.socket;

import org.jspecify.annotations.NullMarked;
