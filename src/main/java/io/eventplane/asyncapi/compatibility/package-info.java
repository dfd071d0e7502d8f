/**
 * Whether two AsyncAPI documents of one API go together, and what breaks, for whom, where.
 *
 * <p>{@link io.eventplane.asyncapi.compatibility.CompatibilityCheck} is the way in. Both documents, of whatever versions, are read into
 * one model: who sends what on which address. The model of the publishers' document is then held against that of the consumers'
 * document, one way, the other way, or both. Called by the Director; calls {@code inclusion}, {@code reading} and {@code place}. Pure,
 * and bounded: what costs too much to compare is undecided. Out of scope: Avro and other schema languages, which are the same when
 * their text is the same, and else undecided.
 */
@NullMarked
package io.eventplane.asyncapi.compatibility;

import org.jspecify.annotations.NullMarked;
