package io.eventplane.peers;

import io.eventplane.eventing.mqtt.HiveMq;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/**
 * HiveMQ as a broker of MQTT 5. Its sessions keep what it has answered when it is killed; its shares do not, so there is none: one agent receives
 * everything.
 */
public final class HiveMqPeer extends MqttPeer {

    private final HiveMq broker;

    /** Starts one with no data. */
    public HiveMqPeer() {
        try {
            broker = HiveMq.start(Files.createTempDirectory("hivemq"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String name() {
        return "mqtt";
    }

    @Override
    public void killAndRestart() {
        broker.killAndRestart();
    }

    @Override
    public void close() {
        broker.close();
    }

    @Override
    int port() {
        return broker.port();
    }

    @Override
    Map<String, String> attributes() {
        return Map.of("shareName", "none");
    }
}
