package io.eventplane.eventing.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventplane.eventing.kafka.OrderedReceiver.Place;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is handed over when a broker takes an announcement, and when it does not; against the consumer that Kafka brings for tests. */
class CommitsTest {

    private static final TopicPartition PARTITION = new TopicPartition("orders", 0);

    private final RefusingConsumer broker = new RefusingConsumer();
    private final Partitions partitions = new Partitions(broker);
    private final Offsets offsets = new Offsets(partitions, Optional.of("id"));
    private final Commits commits = new Commits(broker, partitions, offsets);
    private final OrderedReceiver receiver = new OrderedReceiver();
    private final Handover handover = new Handover(
            broker,
            offsets,
            "id",
            new KafkaSubscription(new KafkaSettings("orders", "group", false, () -> {}, Map.of(), Map.of()), receiver));

    @BeforeEach
    void assign() {
        broker.assign(List.of(PARTITION));
        broker.updateBeginningOffsets(Map.of(PARTITION, 0L));
        broker.seek(PARTITION, 10);
        partitions.begin(PARTITION, Progress.of(0));
        add(10);
        offsets.share(1000);
    }

    @Test
    void messages_are_announced_before_they_are_handed_over_and_settled_by_nothing_but_that() {
        assertThat(commits.announce(broker.poll(Duration.ZERO))).isTrue();
        assertThat(broker.committed(PARTITION))
                .isEqualTo(new OffsetAndMetadata(10, "eventplane/1 topic=id announced=25"));
    }

    @Test
    void what_is_announced_is_not_announced_again() {
        var polled = broker.poll(Duration.ZERO);
        assertThat(commits.announce(polled)).isTrue();
        broker.failure = new TimeoutException();
        assertThat(commits.announce(polled)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(classes = {RebalanceInProgressException.class, CommitFailedException.class, TimeoutException.class})
    void what_could_not_be_announced_is_handed_over_later_in_its_order(Class<? extends KafkaException> failure)
            throws ReflectiveOperationException {
        broker.failure = failure.getConstructor().newInstance();
        var polled = broker.poll(Duration.ZERO);
        assertThat(commits.announce(polled)).isFalse();
        handover.take(polled);
        assertThat(receiver.places()).isEmpty();
        assertThat(broker.position(PARTITION)).isEqualTo(10);

        broker.failure = null;
        add(10);
        var again = broker.poll(Duration.ZERO);
        assertThat(commits.announce(again)).isTrue();
        handover.take(again);
        assertThat(receiver.places()).extracting(Place::offset).containsExactly(10L, 11L, 12L, 13L, 14L);
    }

    @Test
    void what_was_announced_before_is_handed_over_while_the_rest_is_not() {
        partitions.begin(PARTITION, Progress.of(12));
        broker.failure = new TimeoutException();
        var polled = broker.poll(Duration.ZERO);
        assertThat(commits.announce(polled)).isFalse();
        handover.take(polled);
        assertThat(receiver.places()).extracting(Place::offset).containsExactly(10L, 11L);
        assertThat(broker.position(PARTITION)).isEqualTo(12);
    }

    @Test
    void who_is_woken_up_while_it_announces_commits_nothing_of_what_was_polled() {
        var polled = broker.poll(Duration.ZERO);
        broker.failure = new WakeupException();
        assertThatThrownBy(() -> commits.announce(polled)).isInstanceOf(WakeupException.class);
        broker.failure = null;
        commits.atTheEnd(partitions.all());
        assertThat(broker.committed(PARTITION))
                .isEqualTo(new OffsetAndMetadata(10, "eventplane/1 topic=id announced=0"));
    }

    @Test
    void what_comes_again_is_handed_over_up_to_what_was_announced_and_no_further() {
        partitions.begin(PARTITION, Progress.again(12));
        broker.failure = new TimeoutException();
        var polled = broker.poll(Duration.ZERO);
        assertThat(commits.announce(polled)).isTrue();
        handover.take(polled);
        assertThat(receiver.places()).extracting(Place::offset).containsExactly(10L, 11L);
        assertThat(partitions.progress(PARTITION).isReplaying()).isFalse();
        assertThat(broker.position(PARTITION)).isEqualTo(12);
    }

    @Test
    void a_gap_where_messages_would_come_again_ends_that() {
        partitions.begin(PARTITION, Progress.again(17));
        broker.seek(PARTITION, 15);
        add(20);
        handover.take(broker.poll(Duration.ZERO));
        assertThat(receiver.places()).isEmpty();
        assertThat(partitions.progress(PARTITION).isReplaying()).isFalse();
        assertThat(broker.position(PARTITION)).isEqualTo(20);
    }

    private void add(int from) {
        for (int offset = from; offset < from + 5; offset++) {
            broker.addRecord(new ConsumerRecord<>("orders", 0, offset, new byte[0], new byte[0]));
        }
    }
}
