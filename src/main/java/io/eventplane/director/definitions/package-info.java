/**
 * Event API definitions: what was registered, checked, and kept. Called by {@code api}.
 *
 * <p>Out of scope: what a document means, which is {@code asyncapi}'s; who may see a secret, which is {@code api}'s.
 */
@NullMarked
package io.eventplane.director.definitions;

import org.jspecify.annotations.NullMarked;
