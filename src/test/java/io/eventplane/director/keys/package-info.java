/** The keys of the Director's store, on databases without a server. */
@NullMarked
package io.eventplane.director.keys;

import org.jspecify.annotations.NullMarked;
