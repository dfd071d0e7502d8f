/**
 * What senders may not exceed together: how fast events come, and how many bytes of them are held at once.
 *
 * <p>Protocols, intake and the gateway's root may call it; it calls security (whose credentials) and refusal. Out of scope: the size of one
 * event (intake), connections (wire), and what an exceeded limit is on the wire (each protocol).
 */
@NullMarked
package io.eventplane.gateway.limit;

import org.jspecify.annotations.NullMarked;
