/**
 * Runtimes: where workloads run, how their gateways are reached, and how they prove who they are. Called by {@code api},
 * {@code identity} and {@code notices}.
 */
@NullMarked
package io.eventplane.director.runtimes;

import org.jspecify.annotations.NullMarked;
