/**
 * Places in a document, values at places, and the text of a reference to a place. Called by all of {@code asyncapi}; calls none
 * of it.
 */
@NullMarked
package io.eventplane.asyncapi.place;

import org.jspecify.annotations.NullMarked;
