package io.eventplane.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A publisher over MQTT 5, HiveMQ's client, which gives up when it is cut off. */
final class MqttPublisher implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 30;

    private final Mqtt5AsyncClient client;

    private MqttPublisher(EventplaneServer server, String id) {
        client = Mqtt5Client.builder()
                .identifier(id)
                .serverHost("127.0.0.1")
                .serverPort(server.mqttPort())
                .buildAsync();
    }

    /** Connected, as that user. */
    static MqttPublisher connected(EventplaneServer server, String user, String password) {
        var publisher = new MqttPublisher(server, Names.unique("publisher"));
        answer(publisher
                .client
                .connectWith()
                .simpleAuth()
                .username(user)
                .password(password.getBytes(UTF_8))
                .applySimpleAuth()
                .send());
        return publisher;
    }

    /** Publishes data alone; returns once that is answered. */
    void plain(String topic, MqttQos qos, String data) {
        answer(client.publishWith()
                .topic(topic)
                .qos(qos)
                .contentType("application/json")
                .payload(data.getBytes(UTF_8))
                .send());
    }

    /** Publishes a CloudEvent in binary mode; returns once that is answered. */
    void binary(String topic, MqttQos qos, SentEvent event) {
        answer(client.publish(Mqtt5Publish.builder()
                .topic(topic)
                .qos(qos)
                .contentType("application/json")
                .payload(event.data().getBytes(UTF_8))
                .userProperties()
                .add("specversion", "1.0")
                .add("id", event.id())
                .add("source", event.source())
                .add("type", event.type())
                .applyUserProperties()
                .build()));
    }

    boolean isConnected() {
        return client.getState().isConnected();
    }

    private static void answer(CompletableFuture<?> asked) {
        var unused = asked.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        client.disconnect().exceptionally(cutOff -> null).join();
    }
}
