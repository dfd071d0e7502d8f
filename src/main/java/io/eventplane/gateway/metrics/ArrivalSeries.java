package io.eventplane.gateway.metrics;

import io.eventplane.gateway.observation.Arrival;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.datapoints.GaugeDataPoint;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The series of one definition over one protocol, found once: an event costs a few additions. Thread-safe. */
final class ArrivalSeries {

    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

    private final DefinitionSeries definition;
    private final String protocol;
    private final CounterDataPoint accepted;
    private final CounterDataPoint bytes;
    private final CounterDataPoint violations;
    private final DistributionDataPoint latency;
    private final GaugeDataPoint inFlight;

    ArrivalSeries(DefinitionSeries definition, String protocol, Meters meters) {
        String label = definition.label();
        this.definition = definition;
        this.protocol = protocol;
        this.accepted = meters.accepted().labelValues(label, protocol);
        this.bytes = meters.bytes().labelValues(label, protocol);
        this.violations = meters.violations().labelValues(label, protocol);
        this.latency = meters.latency().labelValues(label, protocol);
        this.inFlight = meters.inFlight().labelValues(label, protocol);
    }

    /** An event, or a batch, of so many bytes has come. */
    Arrival arrived(int size) {
        inFlight.inc();
        return new Measured(size);
    }

    static void remove(String label, String protocol, Meters meters) {
        meters.accepted().remove(label, protocol);
        meters.bytes().remove(label, protocol);
        meters.violations().remove(label, protocol);
        meters.latency().remove(label, protocol);
        meters.inFlight().remove(label, protocol);
    }

    private final class Measured implements Arrival {

        private final int size;
        private final long began = System.nanoTime();

        Measured(int size) {
            this.size = size;
        }

        @Override
        public void accepted(List<String> ids, int tolerated) {
            inFlight.dec();
            latency.observe((System.nanoTime() - began) / NANOS);
            accepted.inc(ids.size());
            bytes.inc(size);
            if (tolerated > 0) {
                violations.inc(tolerated);
            }
        }

        @Override
        public void refused(String reason) {
            inFlight.dec();
            definition.refused(protocol, reason);
        }
    }
}
