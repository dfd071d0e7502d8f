package io.eventplane.peers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** What is the same for every broker of MQTT 5: how one subscribes, and how one publishes. */
abstract class MqttPeer implements ExternalPeer {

    private static final Duration LONG = Duration.ofMinutes(2);
    /** Many times what a broker needs that is there. */
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(20);

    private static final String USER = "agent";
    private static final String PASSWORD = "secret";

    abstract int port();

    /** What a subscription says that is not to have the defaults. */
    abstract Map<String, String> attributes();

    /** Topics are made by whoever subscribes, and then keep what comes. */
    @Override
    public final void createTopic(String topic) {}

    @Override
    public final Map<String, Object> subscription(String topic) {
        return subscription(topic, PASSWORD);
    }

    @Override
    public final Map<String, Object> withWrongPassword(String topic) {
        return subscription(topic, "wrong-password");
    }

    @Override
    public final void publish(String topic, List<Sent> messages) {
        await("published at MQTT").atMost(LONG).ignoreExceptions().until(() -> {
            send(topic, messages);
            return true;
        });
    }

    private Map<String, Object> subscription(String topic, String password) {
        return Map.of(
                "url",
                "mqtt://127.0.0.1:" + port(),
                "topic",
                topic,
                "attributes",
                attributes(),
                "auth",
                Map.of("credential", Map.of("basic", Map.of("username", USER, "password", password))));
    }

    private void send(String topic, List<Sent> messages) {
        Mqtt5BlockingClient client = Mqtt5Client.builder()
                .serverHost("127.0.0.1")
                .serverPort(port())
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
                    .orTimeout(LONGEST_ANSWER.toSeconds(), TimeUnit.SECONDS)
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
