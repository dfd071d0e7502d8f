/** Tests of {@code specs.http}, without a server: HTTP is real, and on loopback. */
@NullMarked
package io.eventplane.director.specs.http;

import org.jspecify.annotations.NullMarked;
