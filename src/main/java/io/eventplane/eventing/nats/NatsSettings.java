package io.eventplane.eventing.nats;

import io.eventplane.eventing.source.SubscriptionOrder;
import io.eventplane.subscription.NatsRules;
import io.nats.client.api.DeliverPolicy;
import java.time.Duration;
import java.util.Optional;

/**
 * What a subscription asks of NATS, its defaults filled in.
 *
 * @param core without JetStream
 * @param stream empty to have it found by the subject
 * @param durable of the consumer, or the queue group
 * @param maxAckPending messages on their way to all agents
 */
record NatsSettings(
        String subject,
        boolean core,
        Optional<String> stream,
        String durable,
        DeliverPolicy deliverPolicy,
        Duration ackWait,
        int maxAckPending) {

    static NatsSettings of(SubscriptionOrder order) {
        var subscription = order.subscription();
        return new NatsSettings(
                subscription.topic(),
                NatsRules.isCore(subscription),
                subscription.attribute(NatsRules.STREAM),
                subscription.attribute(NatsRules.DURABLE).orElseGet(order::groupName),
                policy(subscription.attribute(NatsRules.DELIVER_POLICY).orElse(NatsRules.ALL)),
                Duration.ofSeconds(subscription
                        .attribute(NatsRules.ACK_WAIT)
                        .map(Integer::parseInt)
                        .orElse(NatsRules.DEFAULT_ACK_WAIT)),
                subscription
                        .attribute(NatsRules.MAX_ACK_PENDING)
                        .map(Integer::parseInt)
                        .orElse(NatsRules.DEFAULT_MAX_ACK_PENDING));
    }

    private static DeliverPolicy policy(String value) {
        return switch (value) {
            case NatsRules.NEW -> DeliverPolicy.New;
            case NatsRules.LAST -> DeliverPolicy.Last;
            default -> DeliverPolicy.All;
        };
    }
}
