package io.eventplane.eventing.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which partitions are read and which pause; against the consumer that Kafka brings for tests. */
class ReadingTest {

    private static final TopicPartition ONE = new TopicPartition("orders", 1);
    private static final TopicPartition TWO = new TopicPartition("orders", 2);

    private final RefusingConsumer consumer = new RefusingConsumer();
    private final Partitions partitions = new Partitions(consumer);
    private final Arrivals arrivals =
            new Arrivals(consumer, partitions, new Offsets(partitions, Optional.of("id")), Optional.of("id"));
    private Instant now = Instant.EPOCH;
    private final Reading reading = new Reading(consumer, arrivals, new Replay(consumer, partitions, () -> now));

    @BeforeEach
    void assign() {
        consumer.assign(List.of(ONE, TWO));
        consumer.updateBeginningOffsets(Map.of(ONE, 0L, TWO, 0L));
        consumer.updateEndOffsets(Map.of(ONE, 1000L, TWO, 1000L));
        consumer.seek(ONE, 10);
        consumer.seek(TWO, 10);
        arrivals.add(List.of(ONE));
        reading.arrange(false, false);
    }

    @Test
    void what_is_new_is_read_at_once() {
        assertThat(consumer.paused()).isEmpty();
    }

    @Test
    void nothing_is_read_while_there_is_no_room_or_nothing_can_be_announced() {
        reading.arrange(true, false);
        assertThat(consumer.paused()).containsExactlyInAnyOrder(ONE, TWO);
        reading.arrange(false, true);
        assertThat(consumer.paused()).containsExactlyInAnyOrder(ONE, TWO);
        reading.arrange(false, false);
        assertThat(consumer.paused()).isEmpty();
    }

    @Test
    void a_partition_that_comes_pauses_and_so_do_all_until_it_is_known_what_is_committed() {
        arrivals.add(List.of(TWO));
        assertThat(consumer.paused()).containsExactly(TWO);
        consumer.failure = new TimeoutException();
        reading.arrange(false, false);
        assertThat(consumer.paused()).containsExactlyInAnyOrder(ONE, TWO);
        consumer.failure = null;
        reading.arrange(false, false);
        assertThat(consumer.paused()).isEmpty();
    }

    @Test
    void of_whose_messages_some_may_come_again_is_read_alone_up_to_those() {
        comesAgain(TWO, 20);
        assertThat(consumer.paused()).containsExactly(ONE);
        reading.arrange(true, false);
        assertThat(consumer.paused()).containsExactlyInAnyOrder(ONE, TWO);
        reading.arrange(false, false);
        assertThat(consumer.paused()).containsExactly(ONE);

        consumer.seek(TWO, 20);
        reading.arrange(false, false);
        assertThat(consumer.paused()).isEmpty();
    }

    @Test
    void what_was_announced_and_is_not_there_is_not_waited_for() {
        comesAgain(TWO, 5000);
        assertThat(consumer.paused()).containsExactly(ONE);
        consumer.seek(TWO, 1000);
        reading.arrange(false, false);
        assertThat(consumer.paused()).isEmpty();
    }

    @Test
    void one_that_can_not_be_read_keeps_the_others_for_half_a_minute() {
        comesAgain(TWO, 20);
        now = now.plusSeconds(29);
        reading.arrange(false, false);
        assertThat(consumer.paused()).containsExactly(ONE);
        now = now.plusSeconds(2);
        reading.arrange(false, false);
        assertThat(consumer.paused()).isEmpty();
    }

    @Test
    void it_keeps_them_for_longer_while_it_advances_or_there_is_no_room_or_no_broker() {
        comesAgain(TWO, 20);
        now = now.plusSeconds(29);
        consumer.seek(TWO, 11);
        reading.arrange(false, false);
        now = now.plusSeconds(29);
        reading.arrange(true, false);
        now = now.plusSeconds(29);
        reading.arrange(false, false);
        assertThat(consumer.paused()).containsExactly(ONE);
        now = now.plusSeconds(29);
        consumer.failure = new TimeoutException();
        reading.arrange(false, false);
        assertThat(consumer.paused()).containsExactly(ONE);
    }

    @Test
    void what_is_gone_keeps_nobody() {
        comesAgain(TWO, 20);
        partitions.forget(Set.of(TWO));
        consumer.assign(List.of(ONE));
        reading.arrange(false, false);
        assertThat(consumer.paused()).isEmpty();
    }

    private void comesAgain(TopicPartition partition, long announced) {
        consumer.commitSync(
                Map.of(partition, new OffsetAndMetadata(10, "eventplane/1 topic=id announced=" + announced)));
        arrivals.add(List.of(partition));
        reading.arrange(false, false);
    }
}
