package io.eventplane.eventing.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventplane.eventing.source.Fault;
import io.eventplane.eventing.source.Received;
import io.eventplane.eventing.source.Receiver;
import io.eventplane.eventing.source.SubscriptionOrder;
import io.eventplane.peers.ExternalPeer.Sent;
import io.eventplane.peers.KafkaPeer;
import io.eventplane.platform.Credential;
import io.eventplane.subscription.ExternalSubscription;
import io.eventplane.subscription.SubscriptionAuth;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a subscription receives while its broker is killed again and again. */
class KafkaOutagesTest {

    private static final int MESSAGES = 100_000;
    private static final int CHUNK = 5_000;
    private static final int KILLS = 4;

    @Test
    void every_message_is_received_and_each_partition_in_order() {
        var receiver = new OrderlyReceiver();
        try (var kafka = new KafkaPeer()) {
            kafka.createTopic("readings");
            try (var subscription = Agents.bus().open(order(kafka), receiver)) {
                var publishing = CompletableFuture.runAsync(() -> publish(kafka));
                var random = new Random(4711);
                for (int kill = 1; kill <= KILLS; kill++) {
                    int until = kill * (MESSAGES / (KILLS + 1)) - random.nextInt(CHUNK);
                    await().atMost(Duration.ofMinutes(3)).until(() -> receiver.count() >= until);
                    kafka.killAndRestart();
                }
                publishing.join();
                await().atMost(Duration.ofMinutes(3)).until(() -> receiver.count() == MESSAGES);
                await().atMost(Duration.ofMinutes(1)).until(() -> {
                    receiver.settleAll();
                    return kafka.committed("outages") >= MESSAGES;
                });
                assertThat(subscription.lag()).isPresent();
            }
        }
        assertThat(receiver.outOfOrder).hasValue(0);
    }

    private static void publish(KafkaPeer kafka) {
        for (int begin = 0; begin < MESSAGES; begin += CHUNK) {
            kafka.publish(
                    "readings",
                    IntStream.range(begin, begin + CHUNK)
                            .mapToObj(number -> new Sent(number, "key" + number % 50))
                            .toList());
        }
    }

    private static SubscriptionOrder order(KafkaPeer kafka) {
        var user = new Credential.Basic(KafkaPeer.USER, KafkaPeer.PASSWORD);
        return new SubscriptionOrder(
                "definition",
                "runtime",
                "agent",
                new ExternalSubscription(
                        kafka.url(),
                        Optional.of(new SubscriptionAuth(user, Map.of(), Map.of())),
                        "readings",
                        Map.of("group.id", "outages")));
    }

    /** Counts each position once, and settles a hundred messages after the one that came. */
    private static final class OrderlyReceiver implements Receiver {

        private static final int BEHIND = 100;

        private final Map<String, Boolean> positions = new ConcurrentHashMap<>();
        private final Map<String, Long> last = new ConcurrentHashMap<>();
        private final Queue<Runnable> unsettled = new ArrayDeque<>();
        private final AtomicInteger outOfOrder = new AtomicInteger();

        @Override
        public void subscribed() {}

        @Override
        public void failed(Fault fault) {}

        @Override
        public void received(Received message) {
            String position = message.position().orElseThrow();
            if (positions.putIfAbsent(position, true) == null) {
                long offset = Long.parseLong(position.substring(position.lastIndexOf('-') + 1));
                long before = last.merge(message.orderKey().orElseThrow(), offset, (old, now) -> now > old ? now : old);
                outOfOrder.addAndGet(before == offset ? 0 : 1);
            }
            settle(message.settled());
        }

        private synchronized void settle(Runnable settled) {
            unsettled.add(settled);
            if (unsettled.size() > BEHIND) {
                unsettled.remove().run();
            }
        }

        synchronized void settleAll() {
            unsettled.forEach(Runnable::run);
            unsettled.clear();
        }

        int count() {
            return positions.size();
        }
    }
}
