package io.eventplane.gateway.trace;

import io.eventplane.bus.BusEvent;
import io.eventplane.event.TraceContext;
import io.eventplane.platform.OnePerApplication;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Makes a span of each event's way onto the bus; of each event of a batch, because each has a sender's trace of its own. Thread-safe. */
@OnePerApplication
public final class Tracing {

    private final boolean on;
    private final Tracer tracer;

    /** Traces unless {@code disabled}. */
    @Inject
    public Tracing(@ConfigProperty(name = "otel.sdk.disabled") boolean disabled, OpenTelemetry telemetry) {
        this.on = !disabled;
        this.tracer = telemetry.getTracer("io.eventplane.gateway");
    }

    /**
     * Hands an event on, within a span where spans are made: its parent is what the sender said beside the event, else what the event says.
     * The event then carries the span, for the consumers' spans.
     */
    public CompletionStage<Void> around(BusEvent event, Function<BusEvent, CompletionStage<Void>> bus) {
        return on ? traced(event, bus) : bus.apply(event);
    }

    private CompletionStage<Void> traced(BusEvent event, Function<BusEvent, CompletionStage<Void>> bus) {
        var span = begin(event);
        try {
            return bus.apply(carrying(event, span)).whenComplete((done, failure) -> end(span, failure));
        } catch (RuntimeException e) {
            end(span, e);
            throw e;
        }
    }

    private Span begin(BusEvent event) {
        return tracer.spanBuilder("send " + event.address())
                .setParent(parent(event))
                .setSpanKind(SpanKind.PRODUCER)
                .setAttribute("messaging.system", "activemq")
                .setAttribute("messaging.operation.name", "send")
                .setAttribute("messaging.operation.type", "send")
                .setAttribute("messaging.destination.name", event.address())
                .setAttribute("messaging.message.id", event.event().getId())
                .setAttribute("cloudevents.event_id", event.event().getId())
                .setAttribute(
                        "cloudevents.event_source", event.event().getSource().toString())
                .setAttribute("cloudevents.event_type", event.event().getType())
                .setAttribute(
                        "cloudevents.event_spec_version",
                        event.event().getSpecVersion().toString())
                .startSpan();
    }

    private static Context parent(BusEvent event) {
        var properties = event.properties();
        var said = TraceContext.of(properties.get(TraceContext.PARENT), properties.get(TraceContext.STATE));
        var trace = said == null ? TraceContext.of(event.event()) : said;
        return trace == null
                ? Context.root()
                : W3CTraceContextPropagator.getInstance()
                        .extract(Context.root(), trace.beside(Map.of()), MapGetter.HERE);
    }

    private static BusEvent carrying(BusEvent event, Span span) {
        Map<String, String> fields = new HashMap<>();
        W3CTraceContextPropagator.getInstance().inject(Context.root().with(span), fields, (map, name, value) -> {
            if (map != null) {
                map.put(name, value);
            }
        });
        var trace = TraceContext.of(fields.get(TraceContext.PARENT), fields.get(TraceContext.STATE));
        return trace == null ? event : trace.on(event);
    }

    private static void end(Span span, @Nullable Throwable failure) {
        if (failure != null) {
            span.setStatus(StatusCode.ERROR).recordException(failure);
        }
        span.end();
    }
}
