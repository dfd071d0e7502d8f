/**
 * Who may publish: what a definition asks for, held against what a sender presents, over any protocol.
 *
 * <p>The gateway's root builds a check per definition and generation; intake asks it. It knows the replica's credentials and
 * nothing of protocols: each protocol's package turns what it carries into {@link io.eventplane.gateway.security.Credentials}. Whether a
 * token is genuine the package {@code token} says. Out of scope: how logins are slowed (limit), and when tokens are looked at (intake).
 */
@NullMarked
package io.eventplane.gateway.security;

import org.jspecify.annotations.NullMarked;
