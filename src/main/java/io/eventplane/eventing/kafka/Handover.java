package io.eventplane.eventing.kafka;

import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** Hands over what was polled, as far as the broker knows that it may be. For the polling thread. */
final class Handover {

    private final Consumer<?, ?> consumer;
    private final Offsets offsets;
    private final String topicId;
    private final KafkaSubscription owner;

    Handover(Consumer<?, ?> consumer, Offsets offsets, String topicId, KafkaSubscription owner) {
        this.consumer = consumer;
        this.offsets = offsets;
        this.topicId = topicId;
        this.owner = owner;
    }

    /** Hands over what is announced; the rest is polled again, which remembers it best: its partition may go meanwhile. */
    void take(ConsumerRecords<byte[], byte[]> polled) {
        polled.partitions().forEach(each -> take(each, polled.records(each)));
    }

    private void take(TopicPartition partition, List<ConsumerRecord<byte[], byte[]>> messages) {
        for (var message : messages) {
            if (!offsets.mayTake(partition, message)) {
                consumer.seek(partition, message.offset());
                return;
            }
            take(partition, message);
        }
    }

    private void take(TopicPartition partition, ConsumerRecord<byte[], byte[]> message) {
        var taken = offsets.take(partition, message);
        var read = new Message(message, topicId);
        int size = read.size();
        owner.window().add(size);
        owner.received(read.received(() -> {
            taken.settle();
            owner.window().remove(size);
        }));
    }
}
