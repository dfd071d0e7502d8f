/**
 * AsyncAPI documents as the Director shows them: what was found in one, and the channels that were understood. Called by
 * {@code definitions} and {@code api}; knows {@code asyncapi} and no definition.
 */
@NullMarked
package io.eventplane.director.documents;

import org.jspecify.annotations.NullMarked;
