package io.eventplane.eventing.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;

/** The partitions that a session reads, and how far it is with each. For the polling thread. */
final class Partitions {

    private final Consumer<?, ?> consumer;
    private final Map<TopicPartition, Progress> read = new HashMap<>();

    Partitions(Consumer<?, ?> consumer) {
        this.consumer = consumer;
    }

    /** This partition is read from now on. */
    void begin(TopicPartition partition, Progress progress) {
        read.put(partition, progress);
    }

    /** These are no longer this session's: who settles what was received of them does no harm. */
    void forget(Collection<TopicPartition> lost) {
        lost.forEach(read::remove);
    }

    /** One that is not known here is read from now on as if nobody had read it before. */
    Progress progress(TopicPartition partition) {
        return read.computeIfAbsent(partition, any -> Progress.of(0));
    }

    Set<TopicPartition> all() {
        return Set.copyOf(read.keySet());
    }

    Set<TopicPartition> which(BiPredicate<TopicPartition, Progress> are) {
        return read.entrySet().stream()
                .filter(each -> are.test(each.getKey(), each.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Nothing is left of what was polled: so all before the place where the consumer reads on is handed over. */
    void allIsHandedOver() {
        read.forEach((partition, progress) -> position(partition).ifPresent(progress::reached));
    }

    /** How many messages wait here and, as far as the last fetch told, at the broker; empty while it has told nothing. */
    OptionalLong lag() {
        long sum = 0;
        for (var each : read.entrySet()) {
            OptionalLong waiting = consumer.currentLag(each.getKey());
            if (waiting.isEmpty()) {
                return OptionalLong.empty();
            }
            sum += waiting.getAsLong() + each.getValue().unsettled();
        }
        return OptionalLong.of(sum);
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
}
