package io.eventplane.gateway.mqtt.session;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.eventplane.gateway.mqtt.packet.MqttLimits;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.BinaryProperty;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType;
import io.netty.handler.codec.mqtt.MqttProperties.StringProperty;

/**
 * What a client that is let in is told of the gateway.
 *
 * @see <a href="https://docs.oasis-open.org/mqtt/mqtt/v5.0/os/mqtt-v5.0-os.html#_Toc3901080">MQTT 5.0, section 3.2.2.3</a>
 */
public final class Welcome {

    private Welcome() {}

    public static MqttProperties properties(Client client, MqttLimits limits) {
        if (!client.five()) {
            return MqttProperties.NO_PROPERTIES;
        }
        var properties = new MqttProperties();
        number(properties, MqttPropertyType.SESSION_EXPIRY_INTERVAL, (int)
                client.sessionExpiry().toSeconds());
        number(properties, MqttPropertyType.RECEIVE_MAXIMUM, limits.receiveMaximum());
        number(properties, MqttPropertyType.MAXIMUM_PACKET_SIZE, limits.packetBytes());
        number(properties, MqttPropertyType.TOPIC_ALIAS_MAXIMUM, MqttLimits.TOPIC_ALIASES);
        number(properties, MqttPropertyType.SERVER_KEEP_ALIVE, (int)
                client.keepAlive().toSeconds());
        number(properties, MqttPropertyType.RETAIN_AVAILABLE, 0);
        number(properties, MqttPropertyType.WILDCARD_SUBSCRIPTION_AVAILABLE, 0);
        number(properties, MqttPropertyType.SUBSCRIPTION_IDENTIFIER_AVAILABLE, 0);
        number(properties, MqttPropertyType.SHARED_SUBSCRIPTION_AVAILABLE, 0);
        if (client.idAssigned()) {
            properties.add(new StringProperty(MqttPropertyType.ASSIGNED_CLIENT_IDENTIFIER.value(), client.id()));
        }
        client.enhanced().ifPresent(enhanced -> {
            properties.add(new StringProperty(MqttPropertyType.AUTHENTICATION_METHOD.value(), enhanced.method()));
            properties.add(new BinaryProperty(
                    MqttPropertyType.AUTHENTICATION_DATA.value(),
                    enhanced.data().getBytes(ISO_8859_1)));
        });
        return properties;
    }

    private static void number(MqttProperties properties, MqttPropertyType type, int value) {
        properties.add(new IntegerProperty(type.value(), value));
    }
}
