package io.eventplane.eventing.kafka;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Which partitions are read before all others: those of which messages may come again. The Runtime's bus recognises a message that comes again
 * only among the last ones that it got, so nothing may come in between that need not.
 *
 * <p>The others don't wait for good for one that can't be read. For the polling thread.
 */
final class Replay {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long UNKNOWN = Long.MIN_VALUE;
    private static final Duration ANSWER = Duration.ofSeconds(1);

    private final Consumer<?, ?> consumer;
    private final Partitions partitions;
    private final InstantSource clock;
    private Instant patientUntil = Instant.MIN;
    private long reached = UNKNOWN;
    private int asked;

    Replay(Consumer<?, ?> consumer, Partitions partitions, InstantSource clock) {
        this.consumer = consumer;
        this.partitions = partitions;
        this.clock = clock;
    }

    /**
     * Those whose turn it is now. To be asked when all that was polled is handed over.
     *
     * @param quiet whether nothing may be read at all: then it is for no want of a leader that nothing comes
     */
    Set<TopicPartition> turn(boolean quiet) {
        var first = replaying();
        var all = consumer.assignment();
        if (first.isEmpty()) {
            reached = UNKNOWN;
            return all;
        }
        if (quiet || hasAdvanced(first)) {
            patientUntil = clock.instant().plus(PATIENCE);
        } else if (clock.instant().isAfter(patientUntil) && keepsBack(all, first)) {
            end(first);
            return all;
        }
        return first;
    }

    /** They end when they are read up to what was announced or, as far as is known, to their end. */
    private Set<TopicPartition> replaying() {
        if (!partitions.which(Replay::isReplaying).isEmpty()) {
            partitions.allIsHandedOver();
            end(partitions.which((each, unused) -> consumer.currentLag(each).orElse(1) == 0));
        }
        return partitions.which(Replay::isReplaying);
    }

    private void end(Set<TopicPartition> replays) {
        replays.forEach(each -> partitions.progress(each).endReplay());
    }

    private static boolean isReplaying(TopicPartition unused, Progress progress) {
        return progress.isReplaying();
    }

    private boolean hasAdvanced(Set<TopicPartition> first) {
        long before = reached;
        reached = first.stream()
                .mapToLong(each -> partitions.progress(each).reached())
                .sum();
        return reached != before;
    }

    /** Whether one of the others could be read now, while none of these can; it asks for one at each call. */
    private boolean keepsBack(Set<TopicPartition> all, Set<TopicPartition> first) {
        var others = all.stream().filter(each -> !first.contains(each)).toList();
        if (others.isEmpty()) {
            return false;
        }
        try {
            var unused = consumer.endOffsets(List.of(others.get(asked++ % others.size())), ANSWER);
            return true;
        } catch (TimeoutException away) {
            return false;
        }
    }
}
