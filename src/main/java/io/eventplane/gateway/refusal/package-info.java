/**
 * Why the gateway refuses something: one report, in the words of no protocol.
 *
 * <p>Every package of the gateway may call it; it knows asyncapi's violations and nothing else. Out of scope: how a refusal
 * looks on the wire, which each protocol's package decides once for every reason.
 */
@NullMarked
package io.eventplane.gateway.refusal;

import org.jspecify.annotations.NullMarked;
