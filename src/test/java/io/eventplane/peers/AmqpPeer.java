package io.eventplane.peers;

import static org.awaitility.Awaitility.await;

import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.TextMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.qpid.jms.JmsConnectionFactory;

/** Artemis as a broker of AMQP 1.0. */
public final class AmqpPeer implements ExternalPeer {

    private static final Duration LONG = Duration.ofMinutes(2);

    private final ArtemisProcess artemis = ArtemisProcess.start();

    @Override
    public String name() {
        return "amqp";
    }

    /** Queues are made by whoever comes first, and then keep what comes. */
    @Override
    public void createTopic(String topic) {}

    @Override
    public Map<String, Object> subscription(String topic) {
        return subscription(topic, ArtemisProcess.PASSWORD);
    }

    @Override
    public Map<String, Object> withWrongPassword(String topic) {
        return subscription(topic, "wrong-password");
    }

    @Override
    public void publish(String topic, List<Sent> messages) {
        await("published at AMQP").atMost(LONG).ignoreExceptions().until(() -> {
            send(topic, messages);
            return true;
        });
    }

    @Override
    public void killAndRestart() {
        artemis.killAndRestart();
    }

    @Override
    public void close() {
        artemis.close();
    }

    /** Where it listens. */
    public String url() {
        return "amqp://127.0.0.1:" + artemis.port();
    }

    private Map<String, Object> subscription(String topic, String password) {
        return Map.of(
                "url",
                url(),
                "topic",
                topic,
                "auth",
                Map.of("credential", Map.of("basic", Map.of("username", ArtemisProcess.USER, "password", password))));
    }

    private void send(String topic, List<Sent> messages) throws JMSException {
        var factory = new JmsConnectionFactory(ArtemisProcess.USER, ArtemisProcess.PASSWORD, url());
        try (JMSContext context = factory.createContext(JMSContext.SESSION_TRANSACTED)) {
            var producer = context.createProducer().setDeliveryMode(DeliveryMode.PERSISTENT);
            var queue = context.createQueue(topic);
            for (Sent each : messages) {
                producer.send(queue, message(context, each));
            }
            context.commit();
        }
    }

    private static TextMessage message(JMSContext context, Sent sent) throws JMSException {
        var message = context.createTextMessage(sent.body());
        message.setStringProperty("cloudEvents_specversion", "1.0");
        message.setStringProperty("cloudEvents_id", sent.id());
        message.setStringProperty("cloudEvents_source", "/peers/amqp");
        message.setStringProperty("cloudEvents_type", "Read");
        return message;
    }
}
