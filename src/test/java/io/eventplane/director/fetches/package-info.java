/** Tests of the SQL of fetches. */
@NullMarked
package io.eventplane.director.fetches;

import org.jspecify.annotations.NullMarked;
