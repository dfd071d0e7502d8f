package io.eventplane.metrics;

import io.eventplane.platform.OnePerApplication;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** Where the roles of this server put their numbers, to be read together. */
@OnePerApplication
public final class Metrics {

    private final PrometheusRegistry registry = new PrometheusRegistry();

    /** All of them. */
    public PrometheusRegistry registry() {
        return registry;
    }
}
