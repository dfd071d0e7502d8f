/**
 * How the Director keeps things: migrations, and columns whose content is encrypted. Called by the packages that have rows.
 */
@NullMarked
package io.eventplane.director.store;

import org.jspecify.annotations.NullMarked;
