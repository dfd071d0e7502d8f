/**
 * When which specification is fetched, which Director is at it, and how the last fetches went. Knows definitions by their ids only;
 * called by {@code definitions}, which asks for fetches, by {@code specs}, which carries them out, and by {@code api}, which shows them.
 *
 * <p>Out of scope: where a specification is fetched from, which is {@code definitions}', and the fetching itself.
 */
@NullMarked
package io.eventplane.director.fetches;

import org.jspecify.annotations.NullMarked;
