package io.eventplane.eventing.kafka;

import io.eventplane.eventing.kafka.Progress.Taken;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;

/** The offsets of a session: what is settled of each partition that it has, and what of that the broker knows. For the polling thread. */
final class Offsets {

    private static final Duration EVERY = Duration.ofMillis(200);
    private static final Duration AT_THE_END = Duration.ofSeconds(3);

    private final Consumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Progress> partitions = new HashMap<>();
    private Instant next = Instant.MIN;

    Offsets(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /** These partitions are read from now on. */
    void begin(Collection<TopicPartition> assigned) {
        assigned.forEach(each -> partitions.put(each, new Progress()));
    }

    /** These are no longer this session's: who settles what was received of them does no harm. */
    void forget(Collection<TopicPartition> lost) {
        lost.forEach(partitions::remove);
    }

    /** A message is handed over. */
    Taken take(ConsumerRecord<?, ?> message) {
        var partition = new TopicPartition(message.topic(), message.partition());
        return partitions.computeIfAbsent(partition, any -> new Progress()).take(message.offset());
    }

    /** Tells the broker every now and then, and waits for no answer: what it does not get it is told the next time. */
    void commit() {
        var now = Instant.now();
        if (now.isBefore(next)) {
            return;
        }
        next = now.plus(EVERY);
        var settled = settled(partitions.keySet());
        if (!settled.isEmpty()) {
            consumer.commitAsync(settled, (offsets, failure) -> {
                if (failure == null) {
                    committed(offsets);
                }
            });
        }
    }

    /** Tells the broker what is settled of these, and waits for it; in vain when they are lost already. */
    void commitNow(Collection<TopicPartition> ending) {
        var settled = settled(ending);
        if (settled.isEmpty()) {
            return;
        }
        try {
            commitNow(settled);
        } catch (WakeupException closing) {
            commitNow(ending);
        } catch (KafkaException lost) {
            // It comes again, to whoever has the partition next.
            return;
        }
    }

    private void commitNow(Map<TopicPartition, OffsetAndMetadata> settled) {
        consumer.commitSync(settled, AT_THE_END);
        committed(settled);
    }

    /** As {@link #commitNow(Collection)}, for all. */
    void commitNow() {
        commitNow(partitions.keySet());
    }

    /** How many messages wait here and, as far as the last fetch told, at the broker; empty while it has told nothing. */
    OptionalLong lag() {
        long sum = 0;
        for (var each : partitions.entrySet()) {
            OptionalLong waiting = consumer.currentLag(each.getKey());
            if (waiting.isEmpty()) {
                return OptionalLong.empty();
            }
            sum += waiting.getAsLong() + each.getValue().unsettled();
        }
        return OptionalLong.of(sum);
    }

    private Map<TopicPartition, OffsetAndMetadata> settled(Collection<TopicPartition> of) {
        Map<TopicPartition, OffsetAndMetadata> settled = new HashMap<>();
        for (TopicPartition partition : of) {
            var progress = partitions.get(partition);
            if (progress != null) {
                position(partition).ifPresent(position -> {
                    long offset = progress.settledUpTo(position);
                    if (!progress.isCommitted(offset)) {
                        settled.put(partition, new OffsetAndMetadata(offset));
                    }
                });
            }
        }
        return settled;
    }

    private OptionalLong position(TopicPartition partition) {
        try {
            return OptionalLong.of(consumer.position(partition, Duration.ZERO));
        } catch (TimeoutException | IllegalStateException unknown) {
            return OptionalLong.empty();
        } catch (WakeupException closing) {
            // Whoever polls next is told again.
            consumer.wakeup();
            return OptionalLong.empty();
        }
    }

    private void committed(Map<TopicPartition, OffsetAndMetadata> offsets) {
        offsets.forEach((partition, offset) -> {
            var progress = partitions.get(partition);
            if (progress != null) {
                progress.committed(offset.offset());
            }
        });
    }
}
