/**
 * What the reporters of all Runtimes, their gateways, agents and eventing systems, said of each definition: taken off the bus, judged, kept and shown.
 *
 * <p>Called by {@code api}, which reads. It knows {@code definitions} and {@code runtimes}, to judge whether a report can be true, and the
 * contract {@code report}. Several Directors share the reports; what is known of one reporter is changed by one of them at a time.
 */
@NullMarked
package io.eventplane.director.rollout;

import org.jspecify.annotations.NullMarked;
