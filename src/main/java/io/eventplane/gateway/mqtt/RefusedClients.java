package io.eventplane.gateway.mqtt;

import io.eventplane.gateway.mqtt.packet.Texts;
import io.eventplane.gateway.mqtt.socket.MqttSocket;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicReference;

/** Writes down who was turned away: once for the same cause in a row, so that a client that tries for ever fills no disk. */
final class RefusedClients {

    private static final Logger LOG = System.getLogger(RefusedClients.class.getName());

    private static final AtomicReference<String> LAST = new AtomicReference<>("");

    private RefusedClients() {}

    static void told(MqttSocket socket, String client, String detail) {
        var text = detail + Texts.printable(client);
        boolean again = LAST.getAndSet(text).equals(text);
        LOG.log(
                again ? Level.DEBUG : Level.INFO,
                "MQTT client {0} at {1} is cut: {2}",
                client.isEmpty() ? "without id" : Texts.printable(client),
                socket.peer(),
                detail);
    }
}
