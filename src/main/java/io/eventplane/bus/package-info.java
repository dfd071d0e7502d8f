/**
 * The Event Bus of a Runtime: Artemis, embedded or remote, and the only package that knows Artemis' classes.
 *
 * <p>Roles publish through {@link io.eventplane.bus.EventBus}, name addresses with
 * {@link io.eventplane.bus.ChannelAddress}, and exchange notices over Reactive Messaging channels on the connector
 * {@code artemis-jms}. It calls {@code platform} and no role. Out of scope: what an event must look like, and external
 * buses.
 */
@NullMarked
package io.eventplane.bus;

import org.jspecify.annotations.NullMarked;
