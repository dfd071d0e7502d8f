/**
 * Subscriptions on Google Cloud Pub/Sub, over gRPC, with the service's generated stubs.
 *
 * <p>Nobody calls it but through {@link io.eventplane.eventing.source.ExternalBus}. What is right to ask for, {@code
 * subscription.PubsubRules} says. Google's own client has threads for each subscription; here each is one stream, which shares a
 * connection with others at the same address, and all threads with everybody. The server holds itself back, by the number and bytes of what is
 * not acknowledged. Who acknowledges needs no stream in particular, so what was received before one broke is acknowledged beside the next. Out of
 * scope: publishing; making topics; service accounts, whose signed assertions no {@code auth} can say; exactly-once subscriptions.
 *
 * @see <a href="https://cloud.google.com/pubsub/docs/reference/rpc">Pub/Sub, RPC reference</a>
 * @see <a href="https://github.com/google/knative-gcp/blob/main/docs/spec/pubsub-protocol-binding.md">CloudEvents, Pub/Sub binding</a>
 */
@NullMarked
package io.eventplane.eventing.pubsub;

import org.jspecify.annotations.NullMarked;
