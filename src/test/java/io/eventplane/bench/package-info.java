/**
 * How fast the internal flow is, measured and printed, never asserted: {@code ./mvnw verify -Pbench}. Whatever makes load
 * is a Java process of its own, and as cheap as it can be: it runs on the cores of the server that it measures.
 */
@NullMarked
package io.eventplane.bench;

import org.jspecify.annotations.NullMarked;
