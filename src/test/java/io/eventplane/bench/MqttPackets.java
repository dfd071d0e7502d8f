package io.eventplane.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** The few packets of MQTT 3.1.1 that a publisher writes, made once: a load generator must cost less than what it measures. */
final class MqttPackets {

    private static final int CONNECT = 0x10;
    private static final int PUBLISH_QOS_1 = 0x32;
    private static final int CLEAN_SESSION = 0x02;
    private static final int USER_AND_PASSWORD = 0xC0;
    private static final int VERSION = 4;
    private static final int CONTINUED = 0x80;

    private MqttPackets() {}

    /** Without keep-alive; no user name when it is empty. */
    static ByteBuffer connect(String id, String user, String password) {
        var body = new ByteArrayOutputStream();
        text(body, "MQTT");
        body.write(VERSION);
        body.write(user.isEmpty() ? CLEAN_SESSION : CLEAN_SESSION | USER_AND_PASSWORD);
        body.write(0);
        body.write(0);
        text(body, id);
        if (!user.isEmpty()) {
            text(body, user);
            text(body, password);
        }
        return packet(CONNECT, body);
    }

    /** The packet id is at {@link #idAt}. */
    static ByteBuffer publish(String topic, byte[] payload) {
        var body = new ByteArrayOutputStream();
        text(body, topic);
        body.write(0);
        body.write(1);
        body.writeBytes(payload);
        return packet(PUBLISH_QOS_1, body);
    }

    static int idAt(ByteBuffer publish, byte[] payload) {
        return publish.limit() - payload.length - Short.BYTES;
    }

    private static ByteBuffer packet(int type, ByteArrayOutputStream body) {
        var packet = new ByteArrayOutputStream();
        packet.write(type);
        int length = body.size();
        while (length >= CONTINUED) {
            packet.write(length % CONTINUED | CONTINUED);
            length /= CONTINUED;
        }
        packet.write(length);
        packet.writeBytes(body.toByteArray());
        return ByteBuffer.wrap(packet.toByteArray());
    }

    private static void text(ByteArrayOutputStream body, String text) {
        var bytes = text.getBytes(UTF_8);
        body.write(bytes.length >> Byte.SIZE);
        body.write(bytes.length);
        body.writeBytes(bytes);
    }
}
