/**
 * Why an event is not taken: one report, in the words of no protocol.
 *
 * <p>Whoever takes events may call it; it knows asyncapi's violations and nothing else. Out of scope: how a refusal looks on the
 * wire, which each protocol's package decides once for every reason, and what becomes of what an external bus brought.
 */
@NullMarked
package io.eventplane.refusal;

import org.jspecify.annotations.NullMarked;
