/**
 * Fetches what definitions say is to be fetched: in the background, now and every so often, each by one Director at a time. Started by
 * the Director's startup; meets {@code api} and {@code definitions} only in the store.
 *
 * <p>{@code specs.sources} makes a document of what stands behind an address, {@code specs.http} gets it, {@code specs.guard} says from
 * where it may come.
 */
@NullMarked
package io.eventplane.director.specs;

import org.jspecify.annotations.NullMarked;
