/** Tests of the package, and {@link io.eventplane.token.TestIssuer}, a small authorization server for everybody's tests. */
@NullMarked
package io.eventplane.token;

import org.jspecify.annotations.NullMarked;
