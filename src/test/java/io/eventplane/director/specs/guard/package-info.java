/** Tests of {@code specs.guard}, without a server: HTTP is real, and on loopback. */
@NullMarked
package io.eventplane.director.specs.guard;

import org.jspecify.annotations.NullMarked;
