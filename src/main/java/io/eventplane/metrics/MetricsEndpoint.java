package io.eventplane.metrics;

import io.prometheus.metrics.exporter.servlet.jakarta.PrometheusMetricsServlet;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/**
 * Shows the metrics at {@code /metrics}, with those of the Java process, to whoever reaches the server's own HTTP port: that is loopback
 * unless the operator says otherwise, and there is nothing in them but numbers and ids.
 */
@WebListener
public class MetricsEndpoint implements ServletContextListener {

    private static final String PATH = "/metrics";

    private final Metrics metrics;

    @Inject
    MetricsEndpoint(Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        JvmMetrics.builder().register(metrics.registry());
        event.getServletContext()
                .addServlet("metrics", new PrometheusMetricsServlet(metrics.registry()))
                .addMapping(PATH);
    }
}
