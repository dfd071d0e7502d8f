package io.eventplane.gateway.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttMessageBuilders.ConnectBuilder;
import io.netty.handler.codec.mqtt.MqttMessageIdVariableHeader;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.IntegerProperty;
import io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType;
import io.netty.handler.codec.mqtt.MqttPubReplyMessageVariableHeader;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttPublishVariableHeader;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttReasonCodeAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A client that sends what it is told to, packet by packet or byte by byte, and shows what comes back. */
final class RawClient implements AutoCloseable {

    static final byte[] GOOD = HiveMqClients.GOOD;

    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;
    private final EmbeddedChannel codec = new EmbeddedChannel(MqttEncoder.INSTANCE, new MqttDecoder(1_000_000));

    RawClient(MqttGateway gateway) {
        this(gateway, 64 * 1024);
    }

    /** One whose system keeps about so many bytes for it that it doesn't read. */
    RawClient(MqttGateway gateway, int receiveBuffer) {
        try {
            socket = new Socket();
            socket.setReceiveBufferSize(receiveBuffer);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), gateway.port()));
            socket.setSoTimeout(PATIENCE_MILLIS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Connected with MQTT 5, with what else {@code settings} say. */
    static RawClient five(MqttGateway gateway, String id, Consumer<ConnectBuilder> settings) {
        return connected(gateway, id, MqttVersion.MQTT_5, settings);
    }

    static RawClient five(MqttGateway gateway, String id) {
        return five(gateway, id, any -> {});
    }

    /** Connected with MQTT 3.1.1. */
    static RawClient three(MqttGateway gateway, String id, Consumer<ConnectBuilder> settings) {
        return connected(gateway, id, MqttVersion.MQTT_3_1_1, settings);
    }

    private static RawClient connected(
            MqttGateway gateway, String id, MqttVersion version, Consumer<ConnectBuilder> settings) {
        var client = new RawClient(gateway);
        var connack = client.connect(id, version, settings);
        if (connack.variableHeader().connectReturnCode().byteValue() != 0) {
            throw new AssertionError("refused: " + connack.variableHeader().connectReturnCode());
        }
        return client;
    }

    MqttConnAckMessage connect(String id, MqttVersion version, Consumer<ConnectBuilder> settings) {
        var connect = MqttMessageBuilders.connect()
                .clientId(id)
                .protocolVersion(version)
                .cleanSession(true)
                .keepAlive(60);
        settings.accept(connect);
        send(connect.build());
        return (MqttConnAckMessage) read();
    }

    /** A property for a CONNECT or PUBLISH. */
    static MqttProperties number(MqttPropertyType type, int value) {
        var properties = new MqttProperties();
        properties.add(new IntegerProperty(type.value(), value));
        return properties;
    }

    static MqttPublishMessage publish(MqttQoS qos, int packetId, String topic, byte[] payload) {
        return publish(qos, packetId, false, topic, payload, MqttProperties.NO_PROPERTIES);
    }

    static MqttPublishMessage publish(
            MqttQoS qos, int packetId, boolean duplicate, String topic, byte[] payload, MqttProperties properties) {
        return new MqttPublishMessage(
                new MqttFixedHeader(MqttMessageType.PUBLISH, duplicate, qos, false, 0),
                new MqttPublishVariableHeader(topic, packetId, properties),
                Unpooled.wrappedBuffer(payload));
    }

    static MqttMessage pubrel(int packetId) {
        return new MqttMessage(
                new MqttFixedHeader(MqttMessageType.PUBREL, false, MqttQoS.AT_LEAST_ONCE, false, 0),
                MqttMessageIdVariableHeader.from(packetId));
    }

    void send(MqttMessage packet) {
        codec.writeOutbound(packet);
        for (ByteBuf bytes = codec.readOutbound(); bytes != null; bytes = codec.readOutbound()) {
            send(ByteBufUtil.getBytes(bytes));
            bytes.release();
        }
    }

    void send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next packet. */
    MqttMessage read() {
        var packet = next();
        if (packet == null) {
            throw new AssertionError("the connection was closed, a packet was expected");
        }
        return packet;
    }

    MqttMessage read(MqttMessageType type) {
        var packet = read();
        if (packet.fixedHeader().messageType() != type) {
            throw new AssertionError("expected " + type + ", got " + packet);
        }
        return packet;
    }

    /** Null once the gateway has closed the connection. */
    @Nullable
    MqttMessage next() {
        try {
            var chunk = new byte[8192];
            while (codec.inboundMessages().isEmpty()) {
                int count = socket.getInputStream().read(chunk);
                if (count < 0) {
                    return null;
                }
                codec.writeInbound(Unpooled.copiedBuffer(chunk, 0, count));
            }
            return codec.readInbound();
        } catch (SocketException reset) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The reason of the DISCONNECT that came; -1 when the connection was closed without one. Reads over all else. */
    int goodbye() {
        int code = -1;
        for (var packet = next(); packet != null; packet = next()) {
            if (packet.fixedHeader().messageType() == MqttMessageType.DISCONNECT) {
                code = Byte.toUnsignedInt(
                        ((MqttReasonCodeAndPropertiesVariableHeader) packet.variableHeader()).reasonCode());
            }
        }
        return code;
    }

    /** The reason code of a PUBACK, PUBREC or PUBCOMP. */
    static int code(MqttMessage reply) {
        return reply.variableHeader() instanceof MqttPubReplyMessageVariableHeader header
                ? Byte.toUnsignedInt(header.reasonCode())
                : 0;
    }

    static int packetId(MqttMessage reply) {
        return ((MqttMessageIdVariableHeader) reply.variableHeader()).messageId();
    }

    static byte[] utf8(String text) {
        return text.getBytes(UTF_8);
    }

    /** Cuts the connection, without a word. */
    void cut() {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        var unused = codec.close();
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
