/** Tests of the package of the same name. */
@NullMarked
package io.eventplane.director.failure;

import org.jspecify.annotations.NullMarked;
