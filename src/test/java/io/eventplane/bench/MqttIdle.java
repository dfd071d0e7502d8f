package io.eventplane.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Holds MQTT connections open until its input ends. Arguments: port, user, password, connections. Says {@code open} when they are. */
final class MqttIdle {

    private MqttIdle() {}

    public static void main(String[] arguments) throws IOException {
        var server = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
        List<MqttPublisher> connections = new ArrayList<>();
        for (int each = 0; each < Integer.parseInt(arguments[3]); each++) {
            var connect = MqttPackets.connect("idle-" + each, arguments[1], arguments[2]);
            connections.add(MqttPublisher.connect(server, connect, ByteBuffer.allocate(0), 0));
        }
        System.out.println("open");
        while (System.in.read() >= 0) {
            // Only the end counts.
        }
        for (MqttPublisher each : connections) {
            each.channel().close();
        }
    }
}
