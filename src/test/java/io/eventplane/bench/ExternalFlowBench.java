package io.eventplane.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eventplane.journeys.Director;
import io.eventplane.journeys.EventplaneServer;
import io.eventplane.peers.AmqpPeer;
import io.eventplane.peers.ExternalPeer;
import io.eventplane.peers.ExternalPeer.Sent;
import io.eventplane.peers.KafkaPeer;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an external subscription brings in a second, next to a loop written by hand that does as little as can be done: takes up to 500 messages,
 * sends their bodies in one transacted JMS session over TCP to the same bus, commits, acknowledges. And how long an event takes from there to
 * a consumer. Nothing is asserted about time.
 */
class ExternalFlowBench {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MESSAGES = 100_000;
    private static final int AT_ONCE = 10_000;
    private static final int LATENCIES = 2_000;
    private static final int WARM_UP = 500;
    private static final int ROUNDS = Integer.getInteger("eventplane.test.bench.rounds", 3);
    private static final String DOCUMENT = """
            asyncapi: 2.6.0
            info: {title: Readings, version: 1.0.0}
            channels:
              readings:
                subscribe:
                  message:
                    name: Read
                    contentType: application/json
                    payload: {type: object, required: [number], properties: {number: {type: integer}}}
            """;

    private final Report report = new Report();

    @Test
    void the_external_flow_is_measured() throws Exception {
        try (EventplaneServer server = EventplaneServer.named("bench-external")) {
            server.start().awaitReady();
            try (var kafka = new KafkaPeer()) {
                compare(server, kafka, topic -> new KafkaLoop(kafka.openUrl().replace("kafka://", ""), topic));
                latency(server, kafka, kafka.openUrl().replace("kafka://", ""));
            }
            try (var amqp = new AmqpPeer()) {
                compare(server, amqp, topic -> new AmqpLoop(amqp.url(), topic));
            }
        }
        report.print();
        report.write(Path.of(System.getProperty("eventplane.test.bench"), "external-flow.json"));
    }

    /** The loop by hand on that topic. */
    private interface Loops {
        Loop on(String topic);
    }

    /** Takes what is there, and acknowledges it once it is elsewhere. */
    interface Loop extends AutoCloseable {

        /** At most 500; none when there are none now. */
        List<byte[]> take() throws JMSException;

        void acknowledge() throws JMSException;

        @Override
        void close();
    }

    private void compare(EventplaneServer server, ExternalPeer peer, Loops loops) throws Exception {
        List<Double> ours = new ArrayList<>();
        List<Double> byHand = new ArrayList<>();
        for (int round = 0; round <= ROUNDS; round++) {
            double subscribed = subscribed(server, peer, "ours-" + peer.name() + round);
            double looped = looped(server, peer, loops, "hand-" + peer.name() + round);
            System.out.printf("%s round %d: %,.0f and %,.0f in a second%n", peer.name(), round, subscribed, looped);
            if (round > 0) {
                ours.add(subscribed);
                byHand.add(looped);
            }
        }
        report.rates(peer.name() + ": subscription", ours);
        report.rates(peer.name() + ": loop by hand", byHand);
        report.ratios(peer.name() + ": subscription / loop", ours, byHand);
    }

    private static void fill(ExternalPeer peer, String topic) {
        peer.createTopic(topic);
        for (int from = 0; from < MESSAGES; from += AT_ONCE) {
            peer.publish(
                    topic,
                    IntStream.range(from, from + AT_ONCE)
                            .mapToObj(number -> new Sent(number, "k" + number % 10))
                            .toList());
        }
    }

    private static String register(EventplaneServer server, ExternalPeer peer, String topic) {
        var director = Director.of(server);
        var application = director.createApplication(topic);
        return director.add(
                        application,
                        Map.of(
                                "spec", Map.of("data", DOCUMENT, "eventSpecType", "ASYNC_API"),
                                "externalSubscriptions", List.of(peer.subscription(topic))))
                .definitionId();
    }

    /** From when the first were seen on, until all are. */
    private static double subscribed(EventplaneServer server, ExternalPeer peer, String topic) throws Exception {
        fill(peer, topic);
        var definition = register(server, peer, topic);
        long first = 0;
        long begun = 0;
        while (true) {
            long events = status(server, definition).path("events").asLong();
            long now = System.nanoTime();
            if (begun == 0 && events > 0) {
                begun = now;
                first = events;
            }
            if (events >= MESSAGES) {
                return perSecond(events - first, now - begun);
            }
            Thread.onSpinWait();
        }
    }

    private static double looped(EventplaneServer server, ExternalPeer peer, Loops loops, String topic)
            throws Exception {
        fill(peer, topic);
        awaitSubscribed(server, register(server, new Elsewhere(peer), topic));
        try (Loop loop = loops.on(topic);
                JMSContext bus = bus(server, "gateway", JMSContext.SESSION_TRANSACTED)) {
            var queue = bus.createQueue("events." + topic + ".readings");
            var producer = bus.createProducer();
            long begun = 0;
            long first = 0;
            long done = 0;
            while (done < MESSAGES) {
                var taken = loop.take();
                for (byte[] body : taken) {
                    producer.send(queue, body);
                }
                bus.commit();
                loop.acknowledge();
                done += taken.size();
                if (begun == 0 && done > 0) {
                    begun = System.nanoTime();
                    first = done;
                }
            }
            return perSecond(done - first, System.nanoTime() - begun);
        }
    }

    /** The same bus, on a topic where nothing comes: its address is opened, and that is all. */
    private record Elsewhere(ExternalPeer peer) implements ExternalPeer {

        @Override
        public String name() {
            return peer.name();
        }

        @Override
        public void createTopic(String topic) {
            peer.createTopic(topic);
        }

        @Override
        public Map<String, Object> subscription(String topic) {
            peer.createTopic(topic + "-elsewhere");
            return peer.subscription(topic + "-elsewhere");
        }

        @Override
        public Map<String, Object> withWrongPassword(String topic) {
            return peer.withWrongPassword(topic);
        }

        @Override
        public void publish(String topic, List<Sent> messages) {
            peer.publish(topic, messages);
        }

        @Override
        public void killAndRestart() {
            peer.killAndRestart();
        }

        @Override
        public void close() {
            peer.close();
        }
    }

    /** From before it is sent to Kafka to a consumer in the Runtime, one after the other. */
    private void latency(EventplaneServer server, ExternalPeer peer, String kafka) throws Exception {
        String topic = "latency-" + peer.name();
        peer.createTopic(topic);
        var definition = register(server, peer, topic);
        awaitSubscribed(server, definition);
        var samples = new Samples();
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka, "linger.ms", 0);
        try (JMSContext bus = bus(server, "consumer", JMSContext.AUTO_ACKNOWLEDGE);
                var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            JMSConsumer consumer = bus.createConsumer(bus.createQueue("events." + topic + ".readings"));
            for (int number = 0; number < LATENCIES + WARM_UP; number++) {
                long sent = System.nanoTime();
                var unused = producer.send(new ProducerRecord<>(topic, "{\"number\": " + number + "}"));
                if (consumer.receive(Duration.ofMinutes(1).toMillis()) == null) {
                    throw new IllegalStateException("nothing came");
                }
                if (number >= WARM_UP) {
                    samples.add(System.nanoTime() - sent);
                }
            }
        }
        report.latency(peer.name() + ": sent → consumed in the Runtime", samples);
    }

    /** Its address on the bus is there then. */
    private static void awaitSubscribed(EventplaneServer server, String definition) throws Exception {
        while (!status(server, definition).path("state").asString("").equals("SUBSCRIBED")) {
            Thread.onSpinWait();
        }
    }

    private static JMSContext bus(EventplaneServer server, String user, int mode) {
        return new ActiveMQConnectionFactory(server.brokerUrl(), user, server.brokerPassword(user)).createContext(mode);
    }

    private static JsonNode status(EventplaneServer server, String definition) throws Exception {
        URI address = server.uri("/runtime/subscriptions?definition=" + definition);
        var answer =
                HttpClient.newHttpClient().send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString(UTF_8));
        return JSON.readTree(answer.body()).path("subscriptions").path(0);
    }

    private static double perSecond(long events, long nanos) {
        return events * (double) Duration.ofSeconds(1).toNanos() / nanos;
    }
}
