/** The order of versions. */
@NullMarked
package io.eventplane.lifecycle;

import org.jspecify.annotations.NullMarked;
