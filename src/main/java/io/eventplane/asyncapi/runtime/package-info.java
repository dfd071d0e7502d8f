/**
 * A document as it is true in one Runtime: rewritten to the servers and addresses of that Runtime's bus. The roles call
 * {@link io.eventplane.asyncapi.runtime.Server}.
 */
@NullMarked
package io.eventplane.asyncapi.runtime;

import org.jspecify.annotations.NullMarked;
