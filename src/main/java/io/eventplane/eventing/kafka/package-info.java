/**
 * Subscriptions on Apache Kafka, in clear and over TLS, with Kafka's own consumer.
 *
 * <p>Nobody calls it but through {@link io.eventplane.eventing.source.ExternalBus}. What is right to ask for, {@code
 * subscription.KafkaRules} says. A consumer belongs to one thread, so each subscription costs one, and Kafka's heartbeat thread beside it: {@link
 * io.eventplane.eventing.kafka.KafkaSubscription} tries and tries again, {@link io.eventplane.eventing.kafka.Session} is the life of one
 * consumer. Out of scope: producing, schema registries, patterns of topics.
 *
 * @see <a href="https://kafka.apache.org/documentation/">Apache Kafka</a>
 */
@NullMarked
package io.eventplane.eventing.kafka;

import org.jspecify.annotations.NullMarked;
