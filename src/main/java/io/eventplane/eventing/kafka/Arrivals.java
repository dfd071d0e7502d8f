package io.eventplane.eventing.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The partitions that a session was given and knows nothing of yet. They pause until it has read what is committed of them, and how: an
 * offset in a topic that was deleted says nothing about another one of its name, which is read from its beginning.
 *
 * <p>Where nothing is committed, or an offset that is not there any more, the consumer begins by its configuration. For the polling thread.
 */
final class Arrivals {

    private static final Duration ANSWER = Duration.ofSeconds(3);

    private final Consumer<?, ?> consumer;
    private final Partitions partitions;
    private final Offsets offsets;
    private final Optional<String> topicId;
    private final Set<TopicPartition> arrived = new HashSet<>();

    Arrivals(Consumer<?, ?> consumer, Partitions partitions, Offsets offsets, Optional<String> topicId) {
        this.consumer = consumer;
        this.partitions = partitions;
        this.offsets = offsets;
        this.topicId = topicId;
    }

    void add(Collection<TopicPartition> assigned) {
        consumer.pause(assigned);
        arrived.addAll(assigned);
    }

    void forget(Collection<TopicPartition> lost) {
        lost.forEach(arrived::remove);
    }

    /** Lets them begin; false when nobody tells now what is committed. */
    boolean letBegin() {
        if (arrived.isEmpty()) {
            return true;
        }
        try {
            var committed = consumer.committed(Set.copyOf(arrived), ANSWER);
            var topic = arrived.iterator().next().topic();
            offsets.share(consumer.partitionsFor(topic, ANSWER).size());
            arrived.forEach(each -> begin(each, committed.get(each)));
            arrived.clear();
            return true;
        } catch (TimeoutException away) {
            return false;
        }
    }

    private void begin(TopicPartition partition, @Nullable OffsetAndMetadata committed) {
        var note = CommitNote.of(committed);
        if (note.isOfAnotherTopicThan(topicId)) {
            consumer.seekToBeginning(List.of(partition));
            partitions.begin(partition, Progress.of(0));
        } else {
            long from = committed == null ? 0 : committed.offset();
            boolean again = from < note.announced();
            partitions.begin(partition, again ? Progress.again(note.announced()) : Progress.of(note.announced()));
        }
    }
}
