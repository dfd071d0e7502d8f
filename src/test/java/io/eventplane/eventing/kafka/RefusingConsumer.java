package io.eventplane.eventing.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The consumer that Kafka brings for tests, which has no broker; whatever would ask one fails, if it is to. */
final class RefusingConsumer extends MockConsumer<byte[], byte[]> {

    @Nullable
    KafkaException failure;

    RefusingConsumer() {
        super("earliest");
    }

    @Override
    public void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets, Duration timeout) {
        fail();
        super.commitSync(offsets, timeout);
    }

    @Override
    public synchronized Map<TopicPartition, OffsetAndMetadata> committed(Set<TopicPartition> of, Duration timeout) {
        fail();
        return super.committed(of, timeout);
    }

    @Override
    public synchronized Map<TopicPartition, Long> endOffsets(Collection<TopicPartition> of, Duration timeout) {
        fail();
        return super.endOffsets(of, timeout);
    }

    @Nullable
    OffsetAndMetadata committed(TopicPartition of) {
        return committed(Set.of(of)).get(of);
    }

    private void fail() {
        if (failure != null) {
            throw failure;
        }
    }
}
