/** Tests of the package of the same name. */
@NullMarked
package io.eventplane.director.credentials;

import org.jspecify.annotations.NullMarked;
