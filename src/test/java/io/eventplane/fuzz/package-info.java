/**
 * Documents as nobody would write them, made up at random and handed to everything that reads documents. Each failure found becomes a
 * test of its own beside the code that failed. Longer by hand: {@code -Dtest='*Fuzz*' -Dfuzz.seed=7 -Dfuzz.tries=100000}.
 */
@NullMarked
package io.eventplane.fuzz;

import org.jspecify.annotations.NullMarked;
