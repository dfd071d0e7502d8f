/**
 * What a hostile pattern costs, counted while it runs: text whose every look is charged. Whoever evaluates patterns of documents
 * calls this; it calls nobody, and whose budget it is does not matter here.
 */
@NullMarked
package io.eventplane.asyncapi.metered;

import org.jspecify.annotations.NullMarked;
