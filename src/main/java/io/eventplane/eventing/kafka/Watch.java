package io.eventplane.eventing.kafka;

import io.eventplane.eventing.source.Fault;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.UnknownTopicIdException;
import org.apache.kafka.common.errors.WakeupException;

/**
 * Whether a session's brokers are there, and its topic. A consumer doesn't tell when they go: it polls nothing, for ever. So whenever nothing
 * has come for a while the brokers are asked something. For the polling thread.
 */
final class Watch {

    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Duration AGAIN = Duration.ofMillis(500);
    private static final Duration TOPIC_EVERY = Duration.ofSeconds(30);
    private static final Duration ANSWER = Duration.ofSeconds(3);

    private final Consumer<?, ?> consumer;
    private final Cluster cluster;
    private final String topicId;
    private final KafkaSubscription owner;
    private Instant next = Instant.now().plus(EVERY);
    private Instant nextTopic = Instant.now().plus(TOPIC_EVERY);
    private boolean joined;
    private boolean stuck;
    private boolean here;

    Watch(Consumer<?, ?> consumer, Cluster cluster, String topicId, KafkaSubscription owner) {
        this.consumer = consumer;
        this.cluster = cluster;
        this.topicId = topicId;
        this.owner = owner;
    }

    /** The group has let the consumer in, once more. */
    void joined() {
        joined = true;
        isHere();
    }

    /** Something came. */
    void received() {
        isHere();
    }

    /** What is committed, or is to be, could not be asked or told: the brokers may be there but for the one that keeps it. */
    void stuck() {
        stuck = true;
    }

    /** The assignment has changed: perhaps because the topic is gone. */
    void lookAtOnce() {
        next = Instant.MIN;
        nextTopic = Instant.MIN;
    }

    /**
     * Looks when it is time to.
     *
     * @throws KafkaException when this session has to end: the topic is gone or another one, the credentials are not good any more
     */
    void look() {
        if (Instant.now().isBefore(next)) {
            return;
        }
        try {
            ask();
            isHere();
        } catch (WakeupException closing) {
            throw closing;
        } catch (KafkaException e) {
            isAway(e);
        }
    }

    private void ask() {
        var partitions = consumer.assignment();
        if (!partitions.isEmpty()) {
            var unused = consumer.endOffsets(partitions, ANSWER);
        }
        if (stuck) {
            var unused = consumer.committed(partitions, ANSWER);
            stuck = false;
        }
        if (!joined || !Instant.now().isBefore(nextTopic)) {
            nextTopic = Instant.now().plus(TOPIC_EVERY);
            askForTopic();
        }
    }

    private void askForTopic() {
        if (!cluster.topicId().equals(topicId)) {
            throw new UnknownTopicIdException("the topic was deleted, and another one made under its name");
        }
    }

    private void isHere() {
        next = Instant.now().plus(EVERY);
        if (joined && !here) {
            here = true;
            owner.subscribed();
        }
    }

    private void isAway(KafkaException cause) {
        var fault = Faults.of(cause, cluster.topic());
        if (fault.kind() != Fault.Kind.UNREACHABLE) {
            throw cause;
        }
        next = Instant.now().plus(AGAIN);
        here = false;
        owner.failed(fault);
    }
}
