/**
 * Makes an AsyncAPI document of what stands behind a fetch request: one document, one of a package, or one that an index lists; with the
 * files that it refers to bundled into it. Called by {@code specs}.
 *
 * <p>Out of scope: when to fetch, what becomes of the result, and HTTP itself.
 */
@NullMarked
package io.eventplane.director.specs.sources;

import org.jspecify.annotations.NullMarked;
