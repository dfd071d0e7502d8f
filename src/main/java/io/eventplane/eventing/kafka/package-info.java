/**
 * Subscriptions on Apache Kafka, in clear and over TLS, with Kafka's own consumer.
 *
 * <p>Nobody calls it but through {@link io.eventplane.eventing.source.ExternalBus}. What is right to ask for, {@code
 * subscription.KafkaRules} says. A consumer belongs to one thread, so each subscription costs one, and Kafka's heartbeat thread beside it: {@link
 * io.eventplane.eventing.kafka.KafkaSubscription} tries and tries again, {@link io.eventplane.eventing.kafka.Session} is the life of one
 * consumer.
 *
 * <p>A message that was handed over and is not committed comes again after a crash, and the Runtime's bus recognises it among the last ones that it got.
 * So what may be handed over is announced beforehand, beside the committed offset ({@link io.eventplane.eventing.kafka.CommitNote}), for at most
 * some ten thousand messages of a topic; and who has the partitions next reads those first ({@link io.eventplane.eventing.kafka.Replay}).
 *
 * <p>Out of scope: producing, schema registries, patterns of topics.
 *
 * @see <a href="https://kafka.apache.org/documentation/">Apache Kafka</a>
 */
@NullMarked
package io.eventplane.eventing.kafka;

import org.jspecify.annotations.NullMarked;
