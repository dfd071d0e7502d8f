/**
 * Which addresses the Director calls for specifications, and which it does not. Called by {@code specs.http}; knows nothing of HTTP.
 */
@NullMarked
package io.eventplane.director.specs.guard;

import org.jspecify.annotations.NullMarked;
