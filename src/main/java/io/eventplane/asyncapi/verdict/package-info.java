/**
 * What can be said of a document: the rules it may break, the violations found, the limits it has to keep. Called by all of
 * {@code asyncapi}; the roles call only {@link io.eventplane.asyncapi.verdict.Violation} and
 * {@link io.eventplane.asyncapi.verdict.InvalidDocumentException}.
 */
@NullMarked
package io.eventplane.asyncapi.verdict;

import org.jspecify.annotations.NullMarked;
