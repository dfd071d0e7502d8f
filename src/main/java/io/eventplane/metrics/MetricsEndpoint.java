package io.eventplane.metrics;

import io.prometheus.metrics.exporter.servlet.jakarta.PrometheusMetricsServlet;
import io.prometheus.metrics.instrumentation.jvm.JvmBufferPoolMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmClassLoadingMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmCompilationMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmGarbageCollectorMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmMemoryMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmNativeMemoryMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmRuntimeInfoMetric;
import io.prometheus.metrics.instrumentation.jvm.JvmThreadsMetrics;
import io.prometheus.metrics.instrumentation.jvm.ProcessMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
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
        registerJavaProcess(metrics.registry());
        event.getServletContext()
                .addServlet("metrics", new PrometheusMetricsServlet(metrics.registry()))
                .addMapping(PATH);
    }

    /**
     * All that the library has but how much was allocated in each pool: who listens for that can't be removed again, and so would hold an
     * application that has ended in memory.
     */
    private static void registerJavaProcess(PrometheusRegistry registry) {
        ProcessMetrics.builder().register(registry);
        JvmRuntimeInfoMetric.builder().register(registry);
        JvmMemoryMetrics.builder().register(registry);
        JvmNativeMemoryMetrics.builder().register(registry);
        JvmBufferPoolMetrics.builder().register(registry);
        JvmGarbageCollectorMetrics.builder().register(registry);
        JvmThreadsMetrics.builder().register(registry);
        JvmClassLoadingMetrics.builder().register(registry);
        JvmCompilationMetrics.builder().register(registry);
    }
}
