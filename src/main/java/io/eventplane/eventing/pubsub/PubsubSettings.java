package io.eventplane.eventing.pubsub;

import io.eventplane.eventing.source.SubscriptionOrder;
import io.eventplane.subscription.PubsubRules;

/**
 * What a subscription asks of Pub/Sub, its defaults filled in.
 *
 * @param topic {@code projects/…/topics/…}
 * @param subscription {@code projects/…/subscriptions/…}
 * @param ackDeadline seconds
 * @param client which agent it is
 */
record PubsubSettings(
        String topic, String subscription, boolean ordering, int ackDeadline, int maxOutstanding, String client) {

    private static final String PROJECTS = "projects/";

    static PubsubSettings of(SubscriptionOrder order) {
        var asked = order.subscription();
        var topic = asked.topic().startsWith(PROJECTS)
                ? asked.topic()
                : PROJECTS + asked.attribute(PubsubRules.PROJECT).orElseThrow() + "/topics/" + asked.topic();
        var project = asked.attribute(PubsubRules.PROJECT).orElseGet(() -> topic.split("/", -1)[1]);
        var name = asked.attribute(PubsubRules.SUBSCRIPTION).orElseGet(order::groupName);
        return new PubsubSettings(
                topic,
                name.startsWith(PROJECTS) ? name : PROJECTS + project + "/subscriptions/" + name,
                asked.attribute(PubsubRules.ORDERING).map(Boolean::parseBoolean).orElse(true),
                asked.attribute(PubsubRules.ACK_DEADLINE)
                        .map(Integer::parseInt)
                        .orElse(PubsubRules.DEFAULT_ACK_DEADLINE),
                asked.attribute(PubsubRules.MAX_OUTSTANDING)
                        .map(Integer::parseInt)
                        .orElse(PubsubRules.DEFAULT_MAX_OUTSTANDING),
                order.clientName());
    }
}
