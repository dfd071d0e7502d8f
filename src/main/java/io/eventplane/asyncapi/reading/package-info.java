/**
 * Reading the tree of a document: fields of the expected kind, references followed, what is wrong noted instead of stopping
 * at it. Knows of AsyncAPI only what all of its versions share.
 */
@NullMarked
package io.eventplane.asyncapi.reading;

import org.jspecify.annotations.NullMarked;
