/** The Director's tables, without a server. */
@NullMarked
package io.eventplane.director.store;

import org.jspecify.annotations.NullMarked;
