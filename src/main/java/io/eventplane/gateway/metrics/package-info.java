/**
 * The gateway in numbers.
 *
 * <p>The gateway's root hands it what there is to observe. How many series there are is bounded: definitions beyond
 * {@code eventplane.gateway.metrics.max-definitions} share one, those of a definition go with it, and nobody who may not publish begins one.
 * Numbers and ids of definitions are all that is shown: no secrets. Out of scope: metrics of the Director, of the bus, of single clients.
 *
 * @see <a href="https://prometheus.io/docs/practices/naming/">Prometheus, naming</a>
 */
@NullMarked
package io.eventplane.gateway.metrics;

import org.jspecify.annotations.NullMarked;
