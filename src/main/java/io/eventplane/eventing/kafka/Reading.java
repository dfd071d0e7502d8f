package io.eventplane.eventing.kafka;

import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Which partitions of a session are read now, and which pause; nothing else decides on that. For the polling thread. */
final class Reading {

    private final Consumer<?, ?> consumer;
    private final Arrivals arrivals;
    private final Replay replay;

    Reading(Consumer<?, ?> consumer, Arrivals arrivals, Replay replay) {
        this.consumer = consumer;
        this.arrivals = arrivals;
        this.replay = replay;
    }

    /**
     * Before each poll: nothing is read while there is no room, or something is to be known first; else those whose turn it is.
     *
     * @param full whether there is no room
     * @param held whether what was polled last could not be announced
     * @return whether all that has to be known first is
     */
    boolean arrange(boolean full, boolean held) {
        boolean known = arrivals.letBegin();
        boolean quiet = !known || full || held;
        var turn = replay.turn(quiet);
        read(quiet ? Set.of() : turn);
        return known;
    }

    private void read(Set<TopicPartition> these) {
        var paused = consumer.paused();
        var others = new HashSet<>(consumer.assignment());
        others.removeAll(these);
        consumer.resume(paused.stream().filter(these::contains).toList());
        consumer.pause(others);
    }
}
