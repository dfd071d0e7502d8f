package io.eventplane.eventing.mqtt;

import io.eventplane.eventing.source.SubscriptionOrder;
import io.eventplane.subscription.ExternalSubscription;
import io.eventplane.subscription.MqttRules;
import java.util.Optional;

/**
 * What a subscription asks of its broker, its defaults filled in.
 *
 * @param five MQTT 5, else 3.1.1
 * @param filter as it is subscribed to, {@code $share/…} in front when it is shared
 * @param unused what the same subscription would be, or was, under the opposite setting of sharing; empty when there is none
 * @param qos 0, 1 or 2
 * @param sessionExpiry seconds; for MQTT 5
 * @param keepAlive seconds
 */
record MqttSettings(
        boolean five,
        String clientId,
        String filter,
        Optional<String> unused,
        int qos,
        boolean cleanStart,
        long sessionExpiry,
        int keepAlive) {

    private static final String SHARE = "$share/";

    static MqttSettings of(SubscriptionOrder order) {
        var subscription = order.subscription();
        boolean five = !subscription
                .attribute(MqttRules.VERSION)
                .orElse(MqttRules.FIVE)
                .equals(MqttRules.THREE);
        var plain = subscription.topic();
        var own = SHARE + order.groupName() + "/" + plain;
        var filter =
                shareName(order, five).map(name -> SHARE + name + "/" + plain).orElse(plain);
        return new MqttSettings(
                five,
                subscription.attribute(MqttRules.CLIENT_ID).orElseGet(order::clientName),
                filter,
                filter.equals(plain) ? Optional.of(own).filter(shared -> five) : Optional.of(plain),
                (int) number(subscription, MqttRules.QOS, 1),
                subscription
                        .attribute(MqttRules.CLEAN_START)
                        .filter(Boolean::parseBoolean)
                        .isPresent(),
                number(subscription, MqttRules.SESSION_EXPIRY, MqttRules.DEFAULT_SESSION_EXPIRY),
                (int) number(subscription, MqttRules.KEEP_ALIVE, MqttRules.DEFAULT_KEEP_ALIVE));
    }

    boolean isShared() {
        return filter.startsWith(SHARE);
    }

    /** By default where the version knows it: a broker for 3.1.1 may take it for a topic, and never send anything. */
    private static Optional<String> shareName(SubscriptionOrder order, boolean five) {
        var subscription = order.subscription();
        boolean alone = subscription.attribute(MqttRules.CLIENT_ID).isPresent();
        var otherwise = five && !alone ? Optional.of(order.groupName()) : Optional.<String>empty();
        return subscription
                .attribute(MqttRules.SHARE_NAME)
                .or(() -> otherwise)
                .filter(name -> !name.equals(MqttRules.NONE));
    }

    private static long number(ExternalSubscription subscription, String name, long otherwise) {
        return subscription.attribute(name).map(Long::parseLong).orElse(otherwise);
    }
}
