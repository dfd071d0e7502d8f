/**
 * How a role of a Runtime gets its reports to the Director: written in the Runtime's name and put on the bus. What a report is, and how one
 * keeps telling until it is known, says {@code report}.
 *
 * <p>The gateway's, the agent's and eventing's roots may call it; it knows report, bus and platform.
 */
@NullMarked
package io.eventplane.reporting;

import org.jspecify.annotations.NullMarked;
