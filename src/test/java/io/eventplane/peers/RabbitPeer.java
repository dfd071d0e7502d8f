package io.eventplane.peers;

import static org.awaitility.Awaitility.await;

import jakarta.jms.CompletionListener;
import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.qpid.jms.JmsConnectionFactory;
import tools.jackson.databind.json.JsonMapper;

/** RabbitMQ, to which one publishes by AMQP 1.0 and waits until it has accepted. */
public final class RabbitPeer implements ExternalPeer {

    private static final Duration LONG = Duration.ofMinutes(2);
    private static final int ANSWER_SECONDS = 20;
    /** The client waits for ever for credit, and a minute for answers, else. */
    private static final String PATIENCE = "?jms.sendTimeout=10000&jms.requestTimeout=10000&jms.closeTimeout=5000";

    private final RabbitProcess rabbit = RabbitProcess.start();

    @Override
    public String name() {
        return "rabbit";
    }

    @Override
    public void createTopic(String topic) {
        createQueue(topic, "classic");
    }

    /** A durable queue: {@code classic} or {@code quorum}. */
    public void createQueue(String name, String type) {
        rabbit.queue(name, type);
    }

    /** Deletes a queue with all that is in it. */
    public void delete(String queue) {
        rabbit.delete(queue);
    }

    /** How many messages a queue has, accepted by nobody yet; known some seconds late. */
    public int waiting(String queue) {
        return JsonMapper.shared().readTree(rabbit.look(queue)).path("messages").asInt(-1);
    }

    /** All queues' names. */
    public List<String> queues() {
        return JsonMapper.shared().readTree(rabbit.look("")).findValuesAsString("name");
    }

    @Override
    public Map<String, Object> subscription(String topic) {
        return subscription(topic, RabbitProcess.PASSWORD);
    }

    @Override
    public Map<String, Object> withWrongPassword(String topic) {
        return subscription(topic, "wrong-password");
    }

    /** Where it is. */
    public String url() {
        return "amqp://127.0.0.1:" + rabbit.port();
    }

    @Override
    public void publish(String topic, List<Sent> messages) {
        await("published at RabbitMQ").atMost(LONG).ignoreExceptions().until(() -> {
            send(topic, messages);
            return true;
        });
    }

    @Override
    public void killAndRestart() {
        rabbit.killAndRestart();
    }

    @Override
    public void close() {
        rabbit.close();
    }

    private Map<String, Object> subscription(String topic, String password) {
        return Map.of(
                "url",
                url(),
                "topic",
                "/amq/queue/" + topic,
                "auth",
                Map.of("credential", Map.of("basic", Map.of("username", RabbitProcess.USER, "password", password))));
    }

    private void send(String topic, List<Sent> messages) throws Exception {
        var factory = new JmsConnectionFactory(url() + PATIENCE);
        try (Connection connection = factory.createConnection(RabbitProcess.USER, RabbitProcess.PASSWORD);
                Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE)) {
            var producer = session.createProducer(session.createQueue("/amq/queue/" + topic));
            producer.setDeliveryMode(DeliveryMode.PERSISTENT);
            List<CompletableFuture<Void>> accepted = new ArrayList<>();
            for (Sent each : messages) {
                var answer = new Answer();
                producer.send(message(session, each), answer);
                accepted.add(answer.accepted());
            }
            CompletableFuture.allOf(accepted.toArray(CompletableFuture[]::new)).get(ANSWER_SECONDS, TimeUnit.SECONDS);
        }
    }

    private static TextMessage message(Session session, Sent sent) throws JMSException {
        var message = session.createTextMessage(sent.body());
        message.setStringProperty("cloudEvents_specversion", "1.0");
        message.setStringProperty("cloudEvents_id", sent.id());
        message.setStringProperty("cloudEvents_source", "/peers/rabbit");
        message.setStringProperty("cloudEvents_type", "Read");
        return message;
    }

    private record Answer(CompletableFuture<Void> accepted) implements CompletionListener {

        Answer() {
            this(new CompletableFuture<>());
        }

        @Override
        public void onCompletion(Message message) {
            accepted.complete(null);
        }

        @Override
        public void onException(Message message, Exception failure) {
            accepted.completeExceptionally(failure);
        }
    }
}
