package io.eventplane.eventing.kafka;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/**
 * The life of one consumer, a member of its group. For the polling thread, except for {@link #wakeUp}.
 *
 * <p>It polls also while there is no room for more, so that it stays a member: then its partitions pause.
 */
final class Session implements AutoCloseable, ConsumerRebalanceListener {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration LONGEST_END = Duration.ofSeconds(3);

    private final KafkaSettings settings;
    private final KafkaSubscription owner;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Partitions partitions;
    private final Commits commits;
    private final Arrivals arrivals;
    private final Reading reading;
    private final Handover handover;
    private final Watch watch;
    /** Whether what was polled last could not be announced. */
    private boolean held;

    Session(KafkaSettings settings, String topicId, KafkaSubscription owner) {
        this.settings = settings;
        this.owner = owner;
        this.consumer = new KafkaConsumer<>(settings.ofConsumer());
        // Whoever can't ask for the id knows the topic by its name, which tells nothing apart.
        var id = Optional.of(topicId).filter(known -> !known.equals(settings.topic()));
        this.partitions = new Partitions(consumer);
        var offsets = new Offsets(partitions, id);
        this.commits = new Commits(consumer, partitions, offsets);
        this.arrivals = new Arrivals(consumer, partitions, offsets, id);
        this.reading = new Reading(consumer, arrivals, new Replay(consumer, partitions, InstantSource.system()));
        this.handover = new Handover(consumer, offsets, topicId, owner);
        this.watch = new Watch(consumer, new Cluster(settings), topicId, owner);
    }

    /** Receives until that happens, or until this consumer can do no more: then it throws. */
    void run(CountDownLatch closing) {
        consumer.subscribe(List.of(settings.topic()), this);
        while (closing.getCount() > 0) {
            take(poll());
            commits.nowAndThen();
            partitions.lag().ifPresent(owner::lags);
            watch.look();
        }
    }

    /** From any thread: whatever the consumer waits for, it waits no longer. */
    void wakeUp() {
        consumer.wakeup();
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
        arrivals.add(assigned);
        // Not only before the next poll: this one still waits for messages.
        arrange(owner.window().isFull());
        watch.joined();
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
        commits.atTheEnd(revoked);
        forget(revoked);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> lost) {
        forget(lost);
    }

    @Override
    public void close() {
        commits.atTheEnd(partitions.all());
        try {
            consumer.close(CloseOptions.timeout(LONGEST_END));
        } catch (InterruptException e) {
            Thread.currentThread().interrupt();
        } catch (KafkaException late) {
            // What could not be told the group it finds out by itself.
            return;
        }
    }

    private ConsumerRecords<byte[], byte[]> poll() {
        owner.window().awaitRoom(POLL);
        boolean full = owner.window().isFull();
        arrange(full);
        return consumer.poll(full ? Duration.ZERO : POLL);
    }

    private void arrange(boolean full) {
        if (!reading.arrange(full, held)) {
            watch.stuck();
        }
    }

    private void take(ConsumerRecords<byte[], byte[]> polled) {
        held = !commits.announce(polled);
        handover.take(polled);
        if (held) {
            watch.stuck();
        } else if (!polled.isEmpty()) {
            watch.received();
        }
    }

    private void forget(Collection<TopicPartition> gone) {
        partitions.forget(gone);
        arrivals.forget(gone);
        watch.lookAtOnce();
    }
}
