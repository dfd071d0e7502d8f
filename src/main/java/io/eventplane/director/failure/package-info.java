/**
 * The closed list of what may go wrong for a client, and the collecting of what is wrong with an input. Called by all of the
 * Director.
 */
@NullMarked
package io.eventplane.director.failure;

import org.jspecify.annotations.NullMarked;
