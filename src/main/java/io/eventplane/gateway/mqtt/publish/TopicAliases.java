package io.eventplane.gateway.mqtt.publish;

import io.eventplane.gateway.mqtt.packet.MqttLimits;
import io.eventplane.gateway.mqtt.packet.Properties;
import io.eventplane.gateway.mqtt.packet.ProtocolFault;
import io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttReasonCodes.Disconnect;
import java.util.HashMap;
import java.util.Map;

/**
 * The numbers that one connection has given to topics.
 *
 * @see <a href="https://docs.oasis-open.org/mqtt/mqtt/v5.0/os/mqtt-v5.0-os.html#_Toc3901113">MQTT 5.0, section 3.3.2.3.4</a>
 */
final class TopicAliases {

    private final Map<Long, String> topics = new HashMap<>();

    /**
     * The topic that a packet names, or its number means.
     *
     * @throws ProtocolFault when there is neither
     */
    String topic(MqttPublishMessage packet) {
        var named = packet.variableHeader().topicName();
        var alias = Properties.number(packet.variableHeader().properties(), MqttPropertyType.TOPIC_ALIAS);
        return alias.isPresent() ? topic(named, alias.getAsLong()) : required(named);
    }

    private String topic(String named, long alias) {
        if (alias < 1 || alias > MqttLimits.TOPIC_ALIASES) {
            throw new ProtocolFault(
                    Disconnect.TOPIC_ALIAS_INVALID, "A topic alias is 1 to " + MqttLimits.TOPIC_ALIASES + ".");
        }
        if (!named.isEmpty()) {
            topics.put(alias, named);
            return named;
        }
        var known = topics.get(alias);
        if (known == null) {
            throw new ProtocolFault(Disconnect.PROTOCOL_ERROR, "Topic alias " + alias + " means nothing yet.");
        }
        return known;
    }

    private static String required(String named) {
        if (named.isEmpty()) {
            throw new ProtocolFault(Disconnect.PROTOCOL_ERROR, "There is no topic.");
        }
        return named;
    }
}
