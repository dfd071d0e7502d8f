/**
 * Credentials as the proposal's schema has them: what somebody must present, or what the Director or a Runtime presents.
 *
 * <p>Values only. Their secrets are encrypted by {@code store} at rest and masked by whoever shows them.
 */
@NullMarked
package io.eventplane.director.credentials;

import org.jspecify.annotations.NullMarked;
