/**
 * Subscriptions on NATS, with JetStream and without, with the client of NATS' makers.
 *
 * <p>Nobody calls it but through {@link io.eventplane.eventing.source.ExternalBus}. What is right to ask for, {@code subscription.NatsRules}
 * says. Subscriptions that go to the same place as the same user share a connection ({@link io.eventplane.eventing.nats.SharedConnection}),
 * with three threads for all of them together.
 *
 * <p>From a stream messages are pulled through a durable consumer, by requests of this package's own: the client's would need a thread or
 * a timer for each. Who acknowledges needs no connection in particular, so what was received before a connection broke is acknowledged on the
 * next. What was lost with it comes again first: nothing newer is pulled before it had the time to. So the order of a subject is kept as long
 * as one agent takes its messages. Among several agents, what one took and died with comes again behind what others took meanwhile,
 * unless only one message at a time may be on its way. Out of scope: publishing; making streams; NATS keys and credential files.
 *
 * @see <a href="https://docs.nats.io/reference/reference-protocols/nats_api_reference">JetStream's wire API</a>
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/nats-protocol-binding.md">CloudEvents, NATS binding</a>
 */
@NullMarked
package io.eventplane.eventing.nats;

import org.jspecify.annotations.NullMarked;
