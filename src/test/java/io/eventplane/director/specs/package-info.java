/** Tests of the fetching of specifications, and the servers that they fetch from. */
@NullMarked
package io.eventplane.director.specs;

import org.jspecify.annotations.NullMarked;
