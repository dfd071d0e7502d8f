package io.eventplane.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** An MQTT 5 subscriber inside the Runtime. */
final class MqttConsumer implements AutoCloseable, MqttCallback {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final int AT_LEAST_ONCE = 1;

    private final LinkedBlockingQueue<MqttMessage> arrived = new LinkedBlockingQueue<>();
    private final MqttClient client;

    private MqttConsumer(URI broker, String password) throws MqttException {
        client = new MqttClient(
                "tcp://" + broker.getHost() + ":" + broker.getPort(), Names.unique("mqtt"), new MemoryPersistence());
        client.setCallback(this);
        MqttConnectionOptions login = new MqttConnectionOptions();
        login.setUserName("consumer");
        login.setPassword(password.getBytes(UTF_8));
        client.connect(login);
    }

    /** Subscribed when this returns. */
    static MqttConsumer of(URI broker, String password, String topicFilter) throws MqttException {
        MqttConsumer consumer = new MqttConsumer(broker, password);
        consumer.client.subscribe(topicFilter, AT_LEAST_ONCE);
        return consumer;
    }

    /** The next message, which must come. */
    MqttMessage next() throws InterruptedException {
        MqttMessage message = arrived.poll(LONG.toSeconds(), TimeUnit.SECONDS);
        if (message == null) {
            throw new AssertionError("no message within " + LONG);
        }
        return message;
    }

    static String body(MqttMessage message) {
        return new String(message.getPayload(), UTF_8);
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        arrived.add(message);
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {}

    @Override
    public void mqttErrorOccurred(MqttException failure) {}

    @Override
    public void deliveryComplete(IMqttToken token) {}

    @Override
    public void connectComplete(boolean reconnect, String server) {}

    @Override
    public void authPacketArrived(int reason, MqttProperties properties) {}

    @Override
    public void close() throws MqttException {
        client.disconnect();
        client.close();
    }
}
