/**
 * Events over WebSocket, at the event URLs and on the ports of HTTP: one event in each message, and one answer to each.
 *
 * <p>Nobody calls this package; it has two beans: {@code WebSocketProtocol}, by which documents may name it, and {@code WebSocketUpgrade},
 * by which HTTP hands over connections. What happens on an event loop never waits; all decisions about events are intake's. Out of scope:
 * who may connect, which HTTP and intake say before anything is upgraded, and WebSocket over HTTP/2 (RFC 8441).
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6455">RFC 6455, the WebSocket protocol</a>
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/websockets-protocol-binding.md">CloudEvents 1.0.2,
 *     WebSockets protocol binding</a>
 */
@NullMarked
package io.eventplane.gateway.websocket;

import org.jspecify.annotations.NullMarked;
