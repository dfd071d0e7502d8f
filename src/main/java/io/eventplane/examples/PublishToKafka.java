package io.eventplane.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Publishes a message at a Kafka broker, as an application of somebody else's would.
 *
 * <p>Arguments: the topic, which the broker may create, the message, and a key if it has one. The broker is {@code 127.0.0.1:9092} unless {@code
 * EVENTPLANE_KAFKA} says otherwise.
 */
public final class PublishToKafka {

    private PublishToKafka() {}

    /** Ends with an exception when the broker does not take it. */
    public static void main(String... args) throws ExecutionException, InterruptedException {
        if (args.length < 2) {
            throw new IllegalArgumentException("usage: PublishToKafka <topic> <message> [<key>]");
        }
        var message = args.length > 2
                ? new ProducerRecord<>(args[0], args[2], args[1])
                : new ProducerRecord<String, String>(args[0], args[1]);
        message.headers().add("content-type", "application/json".getBytes(UTF_8));
        publish(message, System.out);
    }

    private static void publish(ProducerRecord<String, String> message, PrintStream out)
            throws ExecutionException, InterruptedException {
        var broker = System.getenv().getOrDefault("EVENTPLANE_KAFKA", "127.0.0.1:9092");
        Map<String, Object> configuration = Map.of("bootstrap.servers", broker, "max.block.ms", 30_000L);
        try (var producer = new KafkaProducer<>(configuration, new StringSerializer(), new StringSerializer())) {
            var place = producer.send(message).get();
            out.println("published to " + place.topic() + ", partition " + place.partition() + ", offset "
                    + place.offset());
        }
    }
}
