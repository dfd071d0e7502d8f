/** Tests of the package of the same name. */
@NullMarked
package io.eventplane.director.documents;

import org.jspecify.annotations.NullMarked;
