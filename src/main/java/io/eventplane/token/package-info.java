/**
 * Access tokens of OpenID providers and OAuth 2 authorization servers: whether one is genuine, and what it says.
 *
 * <p>Signed tokens (JWT) are held against the keys that their issuer publishes, opaque ones are asked about at their issuer. Only issuers that
 * the operator has named are ever called. Director and gateway have a {@link io.eventplane.token.TokenVerifier} each, with issuers and audience
 * of their own. What a token's scopes, client and claims allow is the callers' business. All of the JOSE and OAuth is Nimbus', which nobody
 * else knows; there are no beans here.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9068">RFC 9068, JWT Profile for OAuth 2.0 Access Tokens</a>
 */
@NullMarked
package io.eventplane.token;

import org.jspecify.annotations.NullMarked;
