package io.eventplane.gateway.metrics;

import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** All series under one value of the label {@code definition}, begun as they are needed. Thread-safe. */
final class DefinitionSeries {

    private final String label;
    private final Meters meters;
    private final Map<String, ArrivalSeries> arrivals = new ConcurrentHashMap<>();
    private final Map<Refusals, CounterDataPoint> refusals = new ConcurrentHashMap<>();
    private boolean removed;

    DefinitionSeries(String label, Meters meters) {
        this.label = label;
        this.meters = meters;
    }

    private record Refusals(String protocol, String reason) {}

    String label() {
        return label;
    }

    ArrivalSeries over(String protocol) {
        var known = arrivals.get(protocol);
        return known == null ? begin(protocol) : known;
    }

    void refused(String protocol, String reason) {
        var key = new Refusals(protocol, reason);
        var known = refusals.get(key);
        (known == null ? begin(key) : known).inc();
    }

    /** Whoever still holds one of them counts for nobody. */
    synchronized void remove() {
        removed = true;
        arrivals.keySet().forEach(protocol -> ArrivalSeries.remove(label, protocol, meters));
        refusals.keySet().forEach(key -> meters.refused().remove(label, key.protocol(), key.reason()));
    }

    private synchronized ArrivalSeries begin(String protocol) {
        var series = arrivals.computeIfAbsent(protocol, named -> new ArrivalSeries(this, named, meters));
        if (removed) {
            ArrivalSeries.remove(label, protocol, meters);
        }
        return series;
    }

    private synchronized CounterDataPoint begin(Refusals key) {
        var series = refusals.computeIfAbsent(
                key, named -> meters.refused().labelValues(label, named.protocol(), named.reason()));
        if (removed) {
            meters.refused().remove(label, key.protocol(), key.reason());
        }
        return series;
    }
}
