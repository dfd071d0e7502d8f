/** The README's commands, run as they stand. */
@NullMarked
package io.eventplane.readme;

import org.jspecify.annotations.NullMarked;
