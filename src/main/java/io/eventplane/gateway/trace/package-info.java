/**
 * The gateway's part in distributed traces: a span for each event, from the sender's to the consumers'.
 *
 * <p>The gateway's root asks it on an event's way to the bus. OpenTelemetry's interface is known here alone; what is behind it is the server's
 * (MicroProfile Telemetry), off unless {@code OTEL_SDK_DISABLED=false}. Out of scope: carrying a sender's trace to the bus, which intake does
 * whether or not the gateway takes part.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/messaging/messaging-spans/">OpenTelemetry, messaging spans</a>
 */
@NullMarked
package io.eventplane.gateway.trace;

import org.jspecify.annotations.NullMarked;
