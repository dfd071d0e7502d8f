package io.eventplane.eventing.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;

/** Tells the broker what is settled and what will be handed over. For the polling thread. */
final class Commits {

    private static final Duration EVERY = Duration.ofMillis(200);
    private static final Duration ANSWER = Duration.ofSeconds(3);

    private final Consumer<?, ?> consumer;
    private final Partitions partitions;
    private final Offsets offsets;
    private Instant next = Instant.MIN;

    Commits(Consumer<?, ?> consumer, Partitions partitions, Offsets offsets) {
        this.consumer = consumer;
        this.partitions = partitions;
        this.offsets = offsets;
    }

    /** Every now and then, when all that was polled is handed over; waits for no answer: what the broker does not get it is told the next time. */
    void nowAndThen() {
        var now = Instant.now();
        if (now.isBefore(next)) {
            return;
        }
        next = now.plus(EVERY);
        partitions.allIsHandedOver();
        var commit = offsets.settled();
        if (!commit.isEmpty()) {
            consumer.commitAsync(commit.offsets(), (unused, failure) -> {
                if (failure == null) {
                    commit.taken();
                }
            });
        }
    }

    /**
     * Before that is handed over: announces it, and waits until the broker has it. Seldom, since what is committed now and then announces as well.
     *
     * @return whether the broker has it; when not, what is not announced has to be polled again
     */
    boolean announce(ConsumerRecords<?, ?> polled) {
        if (offsets.areAnnounced(polled)) {
            return true;
        }
        try {
            tell(offsets.announcing(polled));
            return true;
        } catch (RetriableException | RebalanceInProgressException | CommitFailedException later) {
            // Away, or busy with the group: whether these partitions are still this session's is known after a poll.
            return false;
        }
    }

    /** Tells the broker what is settled of these, and waits for it; in vain when they are lost already. */
    void atTheEnd(Collection<TopicPartition> ending) {
        try {
            tell(offsets.last(ending));
        } catch (WakeupException closing) {
            atTheEnd(ending);
        } catch (KafkaException lost) {
            // It comes again, to whoever has the partition next.
            return;
        }
    }

    private void tell(Commit commit) {
        if (!commit.isEmpty()) {
            consumer.commitSync(commit.offsets(), ANSWER);
            commit.taken();
        }
    }
}
