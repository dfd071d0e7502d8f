package io.eventplane.eventing.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
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
    private final String topicId;
    private final KafkaSubscription owner;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Offsets offsets;
    private final Watch watch;
    private boolean paused;

    Session(KafkaSettings settings, String topicId, KafkaSubscription owner) {
        this.settings = settings;
        this.topicId = topicId;
        this.owner = owner;
        this.consumer = new KafkaConsumer<>(settings.ofConsumer());
        this.offsets = new Offsets(consumer);
        this.watch = new Watch(consumer, new Cluster(settings), topicId, owner);
    }

    /** Receives until that happens, or until this consumer can do no more: then it throws. */
    void run(CountDownLatch closing) {
        consumer.subscribe(List.of(settings.topic()), this);
        while (closing.getCount() > 0) {
            take(poll());
            offsets.commit();
            offsets.lag().ifPresent(owner::lags);
            watch.look();
        }
    }

    /** From any thread: whatever the consumer waits for, it waits no longer. */
    void wakeUp() {
        consumer.wakeup();
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
        offsets.begin(assigned);
        if (paused) {
            consumer.pause(assigned);
        }
        watch.joined();
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
        offsets.commitNow(revoked);
        offsets.forget(revoked);
        watch.lookAtOnce();
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> lost) {
        offsets.forget(lost);
        watch.lookAtOnce();
    }

    @Override
    public void close() {
        offsets.commitNow();
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
        pauseOrResume();
        return consumer.poll(paused ? Duration.ZERO : POLL);
    }

    private void pauseOrResume() {
        boolean full = owner.window().isFull();
        if (full && !paused) {
            consumer.pause(consumer.assignment());
        } else if (!full && paused) {
            consumer.resume(consumer.paused());
        }
        paused = full;
    }

    private void take(ConsumerRecords<byte[], byte[]> messages) {
        messages.forEach(this::take);
        if (!messages.isEmpty()) {
            watch.received();
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> message) {
        var taken = offsets.take(message);
        var read = new Message(message, topicId);
        int size = read.size();
        owner.window().add(size);
        owner.received(read.received(() -> {
            taken.settle();
            owner.window().remove(size);
        }));
    }
}
