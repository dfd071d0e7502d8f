/** What reporters say, taken in by a running Liberty with a real database. */
@NullMarked
package io.eventplane.director.rollout;

import org.jspecify.annotations.NullMarked;
