package io.eventplane.peers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import io.eventplane.eventing.mqtt.Mosquitto;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Mosquitto as a broker of MQTT 5. What it holds it writes when it ends, so it is ended, not killed: killed it would lose what it had answered,
 * and nobody could tell whose loss it was.
 */
public final class MqttPeer implements ExternalPeer {

    private static final Duration LONG = Duration.ofMinutes(2);

    private static final String USER = "agent";
    private static final String PASSWORD = "secret";

    private final Mosquitto mosquitto;

    /** Starts one with no data. */
    public MqttPeer() {
        try {
            mosquitto = Mosquitto.start(Files.createTempDirectory("mosquitto"), FreePort.find());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String name() {
        return "mqtt";
    }

    /** Topics are made by whoever subscribes, and then keep what comes. */
    @Override
    public void createTopic(String topic) {}

    @Override
    public Map<String, Object> subscription(String topic) {
        return subscription(topic, PASSWORD);
    }

    @Override
    public Map<String, Object> withWrongPassword(String topic) {
        return subscription(topic, "wrong-password");
    }

    @Override
    public void publish(String topic, List<Sent> messages) {
        await("published at MQTT").atMost(LONG).ignoreExceptions().until(() -> {
            send(topic, messages);
            return true;
        });
    }

    @Override
    public void killAndRestart() {
        try {
            mosquitto.close();
            mosquitto.restart();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        mosquitto.close();
    }

    private Map<String, Object> subscription(String topic, String password) {
        return Map.of(
                "url",
                "mqtt://127.0.0.1:" + mosquitto.port(),
                "topic",
                topic,
                "auth",
                Map.of("credential", Map.of("basic", Map.of("username", USER, "password", password))));
    }

    private void send(String topic, List<Sent> messages) {
        Mqtt5BlockingClient client = Mqtt5Client.builder()
                .serverHost("127.0.0.1")
                .serverPort(mosquitto.port())
                .simpleAuth()
                .username(USER)
                .password(PASSWORD.getBytes(UTF_8))
                .applySimpleAuth()
                .buildBlocking();
        client.connect();
        try {
            CompletableFuture.allOf(messages.stream()
                            .map(message -> client.toAsync().publish(publish(topic, message)))
                            .toArray(CompletableFuture<?>[]::new))
                    .join();
        } finally {
            client.disconnect();
        }
    }

    private static Mqtt5Publish publish(String topic, Sent message) {
        return Mqtt5Publish.builder()
                .topic(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .contentType("application/json")
                .payload(message.body().getBytes(UTF_8))
                .userProperties()
                .add("specversion", "1.0")
                .add("id", message.id())
                .add("source", "/peers/mqtt")
                .add("type", "Read")
                .applyUserProperties()
                .build();
    }
}
