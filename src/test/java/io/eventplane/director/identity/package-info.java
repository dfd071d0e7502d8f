/** Tests of the package. */
@NullMarked
package io.eventplane.director.identity;

import org.jspecify.annotations.NullMarked;
