/**
 * Who may publish: what a definition asks for, held against what a sender presents, over any protocol.
 *
 * <p>The gateway's root builds a check per definition and generation; intake asks it. It knows the replica's credentials and
 * nothing of protocols: each protocol's package turns what it carries into {@link io.eventplane.gateway.security.Credentials}.
 * Out of scope: OAuth 2 and OpenID Connect tokens, attempts per minute.
 */
@NullMarked
package io.eventplane.gateway.security;

import org.jspecify.annotations.NullMarked;
