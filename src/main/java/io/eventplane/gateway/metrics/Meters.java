package io.eventplane.gateway.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** What is counted and measured, over all definitions. */
record Meters(
        Counter accepted,
        Counter refused,
        Counter bytes,
        Counter violations,
        Histogram latency,
        Gauge inFlight,
        Gauge connections,
        Counter accessLogLost) {

    private static final String DEFINITION = "definition";
    private static final String PROTOCOL = "protocol";

    /** From what a fast disk needs to where publishers are told to come again. */
    private static final double[] SECONDS = {0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10};

    static Meters in(PrometheusRegistry registry) {
        return new Meters(
                counter("events_accepted", "Events that the bus has on disk.", DEFINITION, PROTOCOL)
                        .register(registry),
                counter(
                                "refused",
                                "What was refused: events, batches, requests, packets, links and connections.",
                                DEFINITION,
                                PROTOCOL,
                                "reason")
                        .register(registry),
                counter("payload_bytes", "Bytes of the bodies that were accepted.", DEFINITION, PROTOCOL)
                        .register(registry),
                counter(
                                "violations",
                                "What is not as the document says, and was taken all the same (WARN).",
                                DEFINITION,
                                PROTOCOL)
                        .register(registry),
                Histogram.builder()
                        .name("eventplane_gateway_publish_seconds")
                        .help("From an event's, or a batch's, last byte to the bus's word that it is on disk.")
                        .labelNames(DEFINITION, PROTOCOL)
                        .classicOnly()
                        .classicUpperBounds(SECONDS)
                        .withoutExemplars()
                        .register(registry),
                gauge("in_flight", "Events and batches that are there and not answered yet.", DEFINITION, PROTOCOL)
                        .register(registry),
                gauge("connections", "Connections that are open.", PROTOCOL).register(registry),
                counter("access_log_lost", "Lines of the access log that could not be written in time.")
                        .register(registry));
    }

    private static Counter.Builder counter(String name, String help, String... labels) {
        return Counter.builder()
                .name("eventplane_gateway_" + name)
                .help(help)
                .labelNames(labels)
                .withoutExemplars();
    }

    private static Gauge.Builder gauge(String name, String help, String... labels) {
        return Gauge.builder()
                .name("eventplane_gateway_" + name)
                .help(help)
                .labelNames(labels)
                .withoutExemplars();
    }
}
