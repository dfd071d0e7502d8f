/**
 * Logins by SCRAM, for the protocols that have SASL: which accounts there are, and one exchange with a client. The messages and proofs are
 * Artemis' own, which the broker uses too; what it leaves open is checked here (channel binding, reserved attributes, whom a client speaks
 * for). Out of scope: how messages travel, and what a proved account opens.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5802">RFC 5802</a>
 */
@NullMarked
package io.eventplane.gateway.security.scram;

import org.jspecify.annotations.NullMarked;
