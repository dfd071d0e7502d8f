package io.eventplane.peers;

import io.eventplane.eventing.mqtt.Mosquitto;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/**
 * Mosquitto as a broker of MQTT 5. What it holds it writes when it ends, so it is ended, not killed: killed it would lose what it had answered,
 * and nobody could tell whose loss it was.
 */
public final class MosquittoPeer extends MqttPeer {

    private final Mosquitto broker;

    /** Starts one with no data. */
    public MosquittoPeer() {
        try {
            broker = Mosquitto.start(Files.createTempDirectory("mosquitto"), FreePort.find());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String name() {
        return "mosquitto";
    }

    @Override
    public void killAndRestart() {
        try {
            broker.stop();
            broker.restart();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        return Map.of();
    }
}
