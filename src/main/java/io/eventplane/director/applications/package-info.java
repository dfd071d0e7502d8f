/**
 * Applications: who publishes events. Called by {@code api} and {@code definitions}; knows nothing of what an Application owns.
 */
@NullMarked
package io.eventplane.director.applications;

import org.jspecify.annotations.NullMarked;
