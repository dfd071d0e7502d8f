package io.eventplane.eventing.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventplane.eventing.kafka.OrderedReceiver.Place;
import io.eventplane.peers.ExternalPeer.Sent;
import io.eventplane.peers.KafkaPeer;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** What comes again after an agent was killed, and in which order, while a hundred thousand messages of three partitions wait. */
class KafkaCrashTest {

    private static final Logger LOG = System.getLogger(KafkaCrashTest.class.getName());
    private static final String TOPIC = "readings";
    private static final String GROUP = "crash";
    private static final int MESSAGES = 100_000;
    private static final int CRASHES = 3;
    /** What the Runtime's bus recognises, with room for what it gets besides. */
    private static final int MOST_AGAIN = 13_000;

    private final Set<Place> known = new HashSet<>();

    @Test
    void what_comes_again_comes_before_anything_that_was_not_announced() throws IOException {
        try (var kafka = new KafkaPeer()) {
            kafka.createTopic(TOPIC, 3);
            kafka.publish(
                    TOPIC,
                    IntStream.range(0, MESSAGES)
                            .mapToObj(number -> new Sent(number, "key" + number % 50))
                            .toList());
            for (int crash = 1; crash <= CRASHES; crash++) {
                var before = kafka.offsets(GROUP);
                assertOrder(
                        before,
                        places(AgentProcess.start(kafka.url(), TOPIC, GROUP).killAfter(20_000)));
            }
            var before = kafka.offsets(GROUP);
            assertOrder(before, rest(kafka));
            assertThat(known).hasSize(MESSAGES);
        }
    }

    private static List<Place> rest(KafkaPeer kafka) {
        var receiver = new OrderedReceiver();
        try (var subscription = Agents.bus().open(Agents.order(kafka.url(), TOPIC, GROUP), receiver)) {
            await().atMost(Duration.ofMinutes(2)).until(() -> kafka.committed(GROUP) == MESSAGES);
            assertThat(subscription.lag()).isPresent();
        }
        return receiver.places();
    }

    /** Until the last one that is known already, nothing came that was not announced. */
    private void assertOrder(Map<TopicPartition, OffsetAndMetadata> before, List<Place> places) {
        List<Integer> again = IntStream.range(0, places.size())
                .filter(index -> known.contains(places.get(index)))
                .boxed()
                .toList();
        int last = again.isEmpty() ? -1 : again.get(again.size() - 1);
        LOG.log(Level.INFO, "{0} messages, {1} again, the last as number {2}", places.size(), again.size(), last);
        assertThat(places.subList(0, last + 1))
                .allMatch(place -> place.offset()
                        < CommitNote.of(before.get(new TopicPartition(TOPIC, place.partition())))
                                .announced());
        assertThat(last).isLessThan(MOST_AGAIN);
        assertThat(before.isEmpty() || !again.isEmpty()).isTrue();
        known.addAll(places);
    }

    private static List<Place> places(List<String> positions) {
        return positions.stream().map(Place::of).collect(Collectors.toList());
    }
}
