/**
 * Whether every value that one payload schema allows is allowed by another one of another document: JSON Schema draft-07, as far as
 * that can be decided.
 *
 * <p>Sound, not complete: what is not said to differ does not differ, and what can't be decided is a difference of its own kind. The
 * schema that values come from is called the writer's, the one they are held against the reader's. Called by {@code compatibility};
 * uses {@code reading} and {@code place}. Out of scope: languages other than JSON Schema.
 *
 * <p>One thing is read as people mean it rather than by the letter: a property that the reader describes and that an open writer's
 * schema (without {@code additionalProperties}) does not mention counts as new, not as one that was sent with any value before. By the
 * letter no optional property could ever be added.
 */
@NullMarked
package io.eventplane.asyncapi.inclusion;

import org.jspecify.annotations.NullMarked;
