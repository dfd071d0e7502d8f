/** Tests of subscriptions on Pub/Sub, with a server of the public service's stubs. */
@NullMarked
package io.eventplane.eventing.pubsub;

import org.jspecify.annotations.NullMarked;
