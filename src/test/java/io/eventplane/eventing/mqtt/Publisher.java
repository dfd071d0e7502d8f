package io.eventplane.eventing.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishResult;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;

/** Somebody who publishes with MQTT 5 and QoS 1, and waits until the broker has it. */
final class Publisher implements AutoCloseable {

    private static final int AT_ONCE = 50;

    private final Mqtt5BlockingClient client;

    private Publisher(Mqtt5BlockingClient client) {
        this.client = client;
    }

    static Publisher at(int port) {
        return at(port, "publisher", "secret");
    }

    static Publisher at(int port, String user, String password) {
        var client = Mqtt5Client.builder()
                .serverHost("127.0.0.1")
                .serverPort(port)
                .simpleAuth()
                .username(user)
                .password(password.getBytes(UTF_8))
                .applySimpleAuth()
                .buildBlocking();
        client.connect();
        return new Publisher(client);
    }

    void send(String topic, String... texts) {
        for (var text : texts) {
            send(of(topic, text));
        }
    }

    void send(Mqtt5Publish message) {
        client.publish(message);
    }

    /** Many, in their order, a few of them under way at once. */
    void sendMany(int count, IntFunction<Mqtt5Publish> message) {
        Deque<CompletableFuture<Mqtt5PublishResult>> underway = new ArrayDeque<>();
        for (int at = 0; at < count; at++) {
            underway.add(client.toAsync().publish(message.apply(at)));
            if (underway.size() >= AT_ONCE) {
                underway.remove().join();
            }
        }
        underway.forEach(CompletableFuture::join);
    }

    static Mqtt5Publish of(String topic, String text) {
        return Mqtt5Publish.builder()
                .topic(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(text.getBytes(UTF_8))
                .build();
    }

    @Override
    public void close() {
        if (client.getState().isConnected()) {
            client.disconnect();
        }
    }
}
