/**
 * The life of one version of an event API: how versions are ordered, and when one is deprecated, about to be removed, and retired.
 *
 * <p>All roles and {@code replica} may call it, so that the Director, the gateway and the agent mean the same by it. Pure: it knows no
 * store and no clock of its own. Out of scope: what each role does about it.
 */
@NullMarked
package io.eventplane.lifecycle;

import org.jspecify.annotations.NullMarked;
