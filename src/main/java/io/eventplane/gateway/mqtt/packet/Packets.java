package io.eventplane.gateway.mqtt.packet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttConnAckVariableHeader;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageIdAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.BinaryProperty;
import io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType;
import io.netty.handler.codec.mqtt.MqttProperties.StringProperty;
import io.netty.handler.codec.mqtt.MqttPubReplyMessageVariableHeader;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttReasonCodeAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttReasonCodes.Disconnect;
import io.netty.handler.codec.mqtt.MqttSubAckMessage;
import io.netty.handler.codec.mqtt.MqttSubAckPayload;
import io.netty.handler.codec.mqtt.MqttUnsubAckMessage;
import io.netty.handler.codec.mqtt.MqttUnsubAckPayload;
import java.util.Collections;

/** The packets that are sent to clients. What 3.1.1 has no place for, the codec leaves out. */
public final class Packets {

    public static final MqttMessage PINGRESP = MqttMessage.PINGRESP;

    private static final MqttFixedHeader PUBACK = header(MqttMessageType.PUBACK);
    private static final MqttFixedHeader PUBREC = header(MqttMessageType.PUBREC);
    private static final MqttFixedHeader PUBCOMP = header(MqttMessageType.PUBCOMP);

    private static final byte CONTINUE_AUTHENTICATION = 0x18;
    private static final byte NO_SUBSCRIPTION_EXISTED = 0x11;

    private Packets() {}

    public static MqttMessage accepted(boolean sessionPresent, MqttProperties properties) {
        return connack(MqttConnectReturnCode.CONNECTION_ACCEPTED, sessionPresent, properties);
    }

    public static MqttMessage refused(MqttConnectReturnCode code, MqttProperties properties) {
        return connack(code, false, properties);
    }

    /** Asks a client of MQTT 5 for the next step of its login. */
    public static MqttMessage challenge(String method, String data) {
        var properties = new MqttProperties();
        properties.add(new StringProperty(MqttPropertyType.AUTHENTICATION_METHOD.value(), method));
        properties.add(new BinaryProperty(MqttPropertyType.AUTHENTICATION_DATA.value(), data.getBytes(ISO_8859_1)));
        return new MqttMessage(
                header(MqttMessageType.AUTH),
                new MqttReasonCodeAndPropertiesVariableHeader(CONTINUE_AUTHENTICATION, properties));
    }

    /** PUBACK for QoS 1, PUBREC for QoS 2. */
    public static MqttMessage received(MqttQoS qos, int packetId, byte code, MqttProperties properties) {
        return reply(qos == MqttQoS.EXACTLY_ONCE ? PUBREC : PUBACK, packetId, code, properties);
    }

    public static MqttMessage complete(int packetId, byte code) {
        return reply(PUBCOMP, packetId, code, MqttProperties.NO_PROPERTIES);
    }

    /** The same code for every topic filter; 3.1.1 knows only 0x80. */
    public static MqttMessage notSubscribed(int packetId, int filters, byte code, MqttProperties properties) {
        return new MqttSubAckMessage(
                header(MqttMessageType.SUBACK),
                new MqttMessageIdAndPropertiesVariableHeader(packetId, properties),
                new MqttSubAckPayload(Collections.nCopies(filters, Byte.toUnsignedInt(code))));
    }

    public static MqttMessage unsubscribed(int packetId, int filters) {
        return new MqttUnsubAckMessage(
                header(MqttMessageType.UNSUBACK),
                new MqttMessageIdAndPropertiesVariableHeader(packetId, MqttProperties.NO_PROPERTIES),
                new MqttUnsubAckPayload(Collections.nCopies(filters, (short) NO_SUBSCRIPTION_EXISTED)));
    }

    /** MQTT 5 only: servers of 3.1.1 just close. */
    public static MqttMessage disconnect(Disconnect code, MqttProperties properties) {
        return new MqttMessage(
                header(MqttMessageType.DISCONNECT),
                new MqttReasonCodeAndPropertiesVariableHeader(code.byteValue(), properties));
    }

    private static MqttMessage connack(MqttConnectReturnCode code, boolean present, MqttProperties properties) {
        return new MqttConnAckMessage(
                header(MqttMessageType.CONNACK), new MqttConnAckVariableHeader(code, present, properties));
    }

    private static MqttMessage reply(MqttFixedHeader header, int packetId, byte code, MqttProperties properties) {
        return new MqttMessage(header, new MqttPubReplyMessageVariableHeader(packetId, code, properties));
    }

    /** The codec fills in the length. */
    private static MqttFixedHeader header(MqttMessageType type) {
        return new MqttFixedHeader(type, false, MqttQoS.AT_MOST_ONCE, false, 0);
    }
}
