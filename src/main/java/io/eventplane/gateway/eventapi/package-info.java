/**
 * The event APIs that are open at this gateway: what a definition says, prepared so that an event costs only what differs
 * between events.
 *
 * <p>The gateway's root puts generations in and takes them out; intake looks events up; a protocol's package turns what it has
 * (a URL, a topic) into a {@link io.eventplane.channel.ChannelPath}. It knows asyncapi, security and the names of the
 * bus. Out of scope: fetching definitions (replica), reading events (event), publishing them (intake).
 */
@NullMarked
package io.eventplane.gateway.eventapi;

import org.jspecify.annotations.NullMarked;
