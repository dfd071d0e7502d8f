package io.eventplane.eventing.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventplane.eventing.kafka.OrderedReceiver.Place;
import io.eventplane.peers.ExternalPeer.Sent;
import io.eventplane.peers.KafkaPeer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Where a session begins, by what is committed and what is written beside it. */
class KafkaPlacesTest {

    private static final AtomicInteger TOPICS = new AtomicInteger();
    private static KafkaPeer kafka;

    private final String topic = "places-" + TOPICS.incrementAndGet();
    private final OrderedReceiver receiver = new OrderedReceiver();

    @BeforeAll
    static void start() {
        kafka = new KafkaPeer();
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @Test
    void a_topic_that_is_made_again_and_filled_past_the_former_offset_is_read_from_its_beginning() {
        kafka.createTopic(topic, 1);
        kafka.publish(topic, sent(100));
        try (var subscription = Agents.bus().open(Agents.order(kafka.url(), topic, topic), receiver)) {
            awaiting().until(() -> kafka.committed(topic) == 100);

            kafka.deleteTopic(topic);
            kafka.createTopic(topic, 1);
            kafka.publish(topic, sent(300));

            var id = kafka.topicId(topic);
            var all = IntStream.range(0, 300)
                    .mapToObj(offset -> new Place(id, 0, offset))
                    .toList();
            awaiting().until(() -> receiver.places().containsAll(all));
            assertThat(receiver.places().stream().filter(each -> each.topic().equals(id)))
                    .containsExactlyElementsOf(all);
            assertThat(subscription.lag()).isPresent();
        }
    }

    @Test
    void an_offset_in_another_topic_of_that_name_says_nothing_about_this_one() {
        kafka.createTopic(topic, 1);
        kafka.publish(topic, sent(300));
        commit(0, new OffsetAndMetadata(100, "eventplane/1 topic=5L6g3nShT-eMCtK--X86sw announced=200"));
        assertThat(received(300).get(0).offset()).isZero();
        awaiting().until(() -> note(0).topic().equals(Optional.of(kafka.topicId(topic))));
    }

    @Test
    void an_offset_that_somebody_else_committed_is_taken_as_it_is() {
        kafka.createTopic(topic, 1);
        kafka.publish(topic, sent(300));
        commit(0, new OffsetAndMetadata(100, "by hand"));
        assertThat(received(200).get(0).offset()).isEqualTo(100);
    }

    @Test
    void an_offset_that_is_behind_the_end_is_no_place() {
        kafka.createTopic(topic, 1);
        kafka.publish(topic, sent(300));
        commit(0, new OffsetAndMetadata(5000, "by hand"));
        assertThat(received(300).get(0).offset()).isZero();
    }

    @Test
    void what_may_come_again_comes_before_all_that_is_new() {
        kafka.createTopic(topic, 3);
        kafka.publish(topic, sent(30_000));
        commit(0, announced(100, 1100));
        commit(1, announced(50, 50));
        commit(2, announced(0, 2000));

        var places = received(30_000 - 150);

        assertThat(places.subList(0, 3000)).noneMatch(place -> place.partition() == 1);
        assertThat(places.subList(0, 3000)).allMatch(place -> place.offset() < (place.partition() == 0 ? 1100 : 2000));
        assertThat(places).doesNotHaveDuplicates().hasSize(30_000 - 150);
        long inAll =
                IntStream.range(0, 3).mapToLong(each -> note(each).announced()).sum();
        assertThat(kafka.committed(topic)).isEqualTo(inAll).isEqualTo(30_000);
    }

    @Test
    void what_was_announced_and_is_not_there_keeps_nobody_waiting() {
        kafka.createTopic(topic, 3);
        kafka.publish(topic, sent(300));
        commit(0, announced(0, 1_000_000));
        commit(1, announced(0, 0));
        assertThat(received(300)).hasSize(300);
    }

    /** What a subscription gets until it has so many; closed afterwards. */
    private List<Place> received(int many) {
        try (var subscription = Agents.bus().open(Agents.order(kafka.url(), topic, topic), receiver)) {
            awaiting().until(() -> receiver.count() >= many);
            awaiting().until(() -> subscription.lag().orElse(-1) == 0);
        }
        return receiver.places();
    }

    private OffsetAndMetadata announced(long offset, long announced) {
        return new OffsetAndMetadata(offset, "eventplane/1 topic=" + kafka.topicId(topic) + " announced=" + announced);
    }

    private CommitNote note(int partition) {
        return CommitNote.of(kafka.offsets(topic).get(partition(partition)));
    }

    private void commit(int partition, OffsetAndMetadata offset) {
        kafka.commit(topic, Map.of(partition(partition), offset));
    }

    private TopicPartition partition(int number) {
        return new TopicPartition(topic, number);
    }

    private static List<Sent> sent(int many) {
        return IntStream.range(0, many)
                .mapToObj(number -> new Sent(number, "key" + number % 50))
                .toList();
    }

    private static ConditionFactory awaiting() {
        return await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(100));
    }
}
