/**
 * The numbers of this server's roles at one place, as Prometheus and OpenMetrics read them at {@code /metrics}, with those of the Java process.
 *
 * <p>A package of each role that measures may call it, and keeps its own series bounded. Out of scope: what is measured.
 *
 * @see <a href="https://prometheus.io/docs/practices/naming/">Prometheus, naming</a>
 */
@NullMarked
package io.eventplane.metrics;

import org.jspecify.annotations.NullMarked;
