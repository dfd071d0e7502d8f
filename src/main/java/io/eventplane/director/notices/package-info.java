/**
 * The transactional outbox: a notice is stored with the change it tells of, and relayed to the broker until that confirms it.
 *
 * <p>Called by {@code definitions}. Several Directors may relay at once: each row is claimed by one.
 */
@NullMarked
package io.eventplane.director.notices;

import org.jspecify.annotations.NullMarked;
