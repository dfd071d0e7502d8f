/**
 * Events over HTTP: the event URL {@code /events/{definitionId}[/{channel address}]}, and {@code /subscriptions/{definitionId}/{path}}, where
 * external systems push events that are subscribed to.
 *
 * <p>Nobody calls this package but the gateway's root, by its one bean {@code HttpProtocol}. It reads a request into what intake takes and
 * writes what intake answers; all decisions about events are intake's. What happens on an event loop never waits: the listener, the
 * connections, the exchange and the writer; everything else here is plain functions. Out of scope: who may publish.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/http-protocol-binding.md">CloudEvents 1.0.2,
 *     HTTP protocol binding</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457, problem details</a>
 */
@NullMarked
package io.eventplane.gateway.http;

import org.jspecify.annotations.NullMarked;
