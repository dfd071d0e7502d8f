/** Tests of the replica, against hand-written Directors. */
@NullMarked
package io.eventplane.replica;

import org.jspecify.annotations.NullMarked;
