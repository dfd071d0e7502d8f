/**
 * The contract between the roles: what a notice says, how it is written, and the addresses it travels on.
 *
 * <p>Every role may call it. It knows neither a broker's client nor any role, and holds no beans.
 */
@NullMarked
package io.eventplane.notice;

import org.jspecify.annotations.NullMarked;
