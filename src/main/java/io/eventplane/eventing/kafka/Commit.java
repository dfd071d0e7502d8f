package io.eventplane.eventing.kafka;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** What the broker is told of some partitions at once. For the polling thread. */
final class Commit {

    private final Optional<String> topicId;
    private final Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    private final List<Runnable> whenTaken = new ArrayList<>();

    /** Of nothing yet. */
    Commit(Optional<String> topicId) {
        this.topicId = topicId;
    }

    /** That partition is settled as far as it is, and its messages may be handed over up to there. */
    void add(TopicPartition partition, Progress progress, long announced) {
        long settled = progress.settledUpTo();
        offsets.put(partition, new OffsetAndMetadata(settled, new CommitNote(topicId, announced).text()));
        whenTaken.add(() -> progress.committed(settled, announced));
    }

    boolean isEmpty() {
        return offsets.isEmpty();
    }

    Map<TopicPartition, OffsetAndMetadata> offsets() {
        return offsets;
    }

    /** The broker has it. */
    void taken() {
        whenTaken.forEach(Runnable::run);
    }
}
