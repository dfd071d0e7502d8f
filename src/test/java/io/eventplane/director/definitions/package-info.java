/** Tests of the package of the same name. */
@NullMarked
package io.eventplane.director.definitions;

import org.jspecify.annotations.NullMarked;
