package io.eventplane.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What one writes by hand to get messages off a Kafka topic. */
final class KafkaLoop implements ExternalFlowBench.Loop {

    /** It tells all of its configuration at every start. Held, since a logger that nobody holds forgets its level. */
    private static final Logger CHATTER = Logger.getLogger("org.apache.kafka");

    private final KafkaConsumer<byte[], byte[]> consumer;

    KafkaLoop(String broker, String topic) {
        CHATTER.setLevel(Level.WARNING);
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        broker,
                        "group.id",
                        UUID.randomUUID().toString(),
                        "auto.offset.reset",
                        "earliest",
                        "enable.auto.commit",
                        false,
                        "max.poll.records",
                        500),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(List.of(topic));
    }

    @Override
    public List<byte[]> take() {
        return StreamSupport.stream(consumer.poll(Duration.ofMillis(200)).spliterator(), false)
                .map(ConsumerRecord::value)
                .toList();
    }

    @Override
    public void acknowledge() {
        consumer.commitSync();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
