/**
 * What each value of a document is: part of the document, or data that it carries. Whoever looks for references goes through a
 * document by {@link io.eventplane.asyncapi.structure.Part}, so that all of them find the same ones. The roles may call it; calls only
 * {@code place}.
 */
@NullMarked
package io.eventplane.asyncapi.structure;

import org.jspecify.annotations.NullMarked;
