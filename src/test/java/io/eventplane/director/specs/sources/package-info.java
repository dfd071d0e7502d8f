/** Tests of {@code specs.sources}, without a server: HTTP is real, and on loopback. */
@NullMarked
package io.eventplane.director.specs.sources;

import org.jspecify.annotations.NullMarked;
