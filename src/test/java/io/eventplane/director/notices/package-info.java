/** The outbox and its relays inside of a running Liberty, with a real database and a real broker. */
@NullMarked
package io.eventplane.director.notices;

import org.jspecify.annotations.NullMarked;
