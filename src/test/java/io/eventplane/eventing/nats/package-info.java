/** Tests of subscriptions on NATS, with a real server. */
@NullMarked
package io.eventplane.eventing.nats;

import org.jspecify.annotations.NullMarked;
