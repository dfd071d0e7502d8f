package io.eventplane.eventing.kafka;

import io.eventplane.eventing.kafka.Progress.Taken;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** What may be handed over, and what the broker is to be told before and after. For the polling thread. */
final class Offsets {

    /**
     * How many messages of a topic may be announced and not handed over. All of them may come between a message and its repetition, which
     * the Runtime's bus recognises among the last 20,000 of an address.
     */
    private static final int ANNOUNCED_TOGETHER = 10_000;

    private final Partitions partitions;
    private final Optional<String> topicId;
    private long allowance = 1;

    Offsets(Partitions partitions, Optional<String> topicId) {
        this.partitions = partitions;
        this.topicId = topicId;
    }

    /** The topic has so many partitions; those of other agents count as well, which may crash together with this one. */
    void share(int partitionsOfTopic) {
        allowance = Math.max(1, ANNOUNCED_TOGETHER / Math.max(1, partitionsOfTopic));
    }

    /** Whether the broker knows that this message may be handed over; if not, it is the next one of its partition. */
    boolean mayTake(TopicPartition partition, ConsumerRecord<?, ?> message) {
        var progress = partitions.progress(partition);
        if (!progress.isAnnounced(message.offset())) {
            progress.reached(message.offset());
            return false;
        }
        return true;
    }

    /** A message is handed over. */
    Taken take(TopicPartition partition, ConsumerRecord<?, ?> message) {
        return partitions.progress(partition).take(message.offset());
    }

    /** Whether the broker knows all that it has to know before this is handed over. */
    boolean areAnnounced(ConsumerRecords<?, ?> polled) {
        return polled.partitions().stream().noneMatch(each -> isToBeAnnounced(each, polled.records(each)));
    }

    /**
     * What it does not know of that. What is settled goes with it, so that nothing on the Runtime's bus waits for its commit while more and
     * more is announced.
     */
    Commit announcing(ConsumerRecords<?, ?> polled) {
        var commit = settled();
        for (TopicPartition partition : polled.partitions()) {
            var messages = polled.records(partition);
            if (isToBeAnnounced(partition, messages)) {
                long more = last(messages) + 1 - first(messages) + allowance;
                var progress = partitions.progress(partition);
                progress.reached(first(messages));
                commit.add(partition, progress, progress.announcing(more));
            }
        }
        return commit;
    }

    /** What is settled and not committed yet. */
    Commit settled() {
        return news(partitions.all(), progress -> progress.announcing(allowance));
    }

    /** What is to be known of these when nothing more of them is handed over. */
    Commit last(Collection<TopicPartition> ending) {
        return news(partitions.which((each, unused) -> ending.contains(each)), Progress::announcedAtTheEnd);
    }

    private Commit news(Collection<TopicPartition> of, ToLongFunction<Progress> announcement) {
        var commit = new Commit(topicId);
        for (TopicPartition partition : of) {
            var progress = partitions.progress(partition);
            long announced = announcement.applyAsLong(progress);
            if (progress.hasNews(announced)) {
                commit.add(partition, progress, announced);
            }
        }
        return commit;
    }

    private boolean isToBeAnnounced(TopicPartition partition, List<? extends ConsumerRecord<?, ?>> messages) {
        var progress = partitions.progress(partition);
        return !progress.isReplaying() && !progress.isAnnounced(last(messages));
    }

    private static long first(List<? extends ConsumerRecord<?, ?>> messages) {
        return messages.get(0).offset();
    }

    private static long last(List<? extends ConsumerRecord<?, ?>> messages) {
        return messages.get(messages.size() - 1).offset();
    }
}
