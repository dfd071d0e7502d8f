package io.eventplane.eventing.nats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventplane.eventing.source.ClientTls;
import io.eventplane.eventing.source.EventingThreads;
import io.eventplane.eventing.source.Fault;
import io.eventplane.eventing.source.OpenSubscription;
import io.eventplane.eventing.source.Received;
import io.eventplane.eventing.source.Receiver;
import io.eventplane.eventing.source.RecordingReceiver;
import io.eventplane.eventing.source.SourceTokens;
import io.eventplane.eventing.source.SubscriptionOrder;
import io.eventplane.subscription.ExternalSubscription;
import io.eventplane.subscription.NatsRules;
import io.nats.client.Connection;
import io.nats.client.api.PublishAck;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Needs Debian's {@code nats-server}, which the profile {@code debian-peers} installs. */
@Tag("debian-peers")
class NatsKillsTest {

    private static final int MESSAGES = 100_000;
    private static final int SUBJECTS = 10;
    private static final int CHUNK = 1000;

    @TempDir
    Path data;

    private final EventingThreads threads = new EventingThreads();

    /** A Runtime in small: settles a while later, in batches, and knows what it has already. */
    private static final class Keeper implements Receiver {

        private final Map<String, Integer> newest = new HashMap<>();
        private final Map<String, String> positions = new HashMap<>();
        private final List<Received> batch = new ArrayList<>();
        private final List<String> disorder = new ArrayList<>();
        private final List<Fault> faults = new CopyOnWriteArrayList<>();
        private int duplicates;

        @Override
        public void subscribed() {}

        @Override
        public void failed(Fault fault) {
            faults.add(fault);
        }

        @Override
        public void received(Received message) {
            List<Received> full = List.of();
            synchronized (this) {
                take(message);
                batch.add(message);
                if (batch.size() >= 50) {
                    full = List.copyOf(batch);
                    batch.clear();
                }
            }
            full.forEach(each -> each.settled().run());
        }

        private void take(Received message) {
            int number = Integer.parseInt(RecordingReceiver.body(message));
            if (positions.put(message.position().orElseThrow(), message.subject() + number) != null) {
                duplicates++;
                return;
            }
            var last = newest.put(message.subject(), number);
            if (last != null && number != last + SUBJECTS) {
                disorder.add(message.subject() + ": " + number + " after " + last);
            }
        }

        void settleRest() {
            List<Received> rest;
            synchronized (this) {
                rest = List.copyOf(batch);
                batch.clear();
            }
            rest.forEach(each -> each.settled().run());
        }

        synchronized int distinct() {
            return positions.size();
        }
    }

    @Test
    // The client may be interrupted while it closes, like everything else here.
    @SuppressWarnings("try")
    void every_message_arrives_in_its_subjects_order_whatever_is_killed() throws Exception {
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init((KeyStore) null);
        var tls = new ClientTls(trust, Optional.empty());
        var bus = new NatsBus(threads, tls, new SourceTokens(tls));
        var keeper = new Keeper();
        var random = new Random(1);
        try (var server = NatsServer.started(data);
                var client = server.client()) {
            NatsServer.stream(client, "ORDERS", "orders.>");
            var subscription = open(bus, server, keeper);
            for (int sent = 0; sent < MESSAGES; sent += CHUNK) {
                publish(client, sent);
                // This server becomes slow when very much waits.
                int some = sent - 10 * CHUNK;
                await().atMost(Duration.ofSeconds(60)).until(() -> {
                    keeper.settleRest();
                    return keeper.distinct() >= some;
                });
                int dice = random.nextInt(25);
                if (dice == 0) {
                    server.kill();
                    server.start();
                    await().atMost(Duration.ofSeconds(20))
                            .until(() -> client.getStatus() == Connection.Status.CONNECTED);
                } else if (dice == 1) {
                    subscription.close();
                    subscription = open(bus, server, keeper);
                }
            }
            System.out.println("when all were sent: " + keeper.distinct());
            await().atMost(Duration.ofSeconds(150))
                    .pollInterval(Duration.ofMillis(100))
                    .untilAsserted(() -> {
                        keeper.settleRest();
                        var consumer = client.jetStreamManagement()
                                .getConsumers("ORDERS")
                                .get(0);
                        assertThat(keeper.distinct())
                                .as(
                                        "stream %s, consumer %s, faults %s",
                                        client.jetStreamManagement()
                                                .getStreamInfo("ORDERS")
                                                .getStreamState(),
                                        consumer,
                                        keeper.faults)
                                .isEqualTo(MESSAGES);
                    });
            System.out.println("duplicates: " + keeper.duplicates + ", disorder: " + keeper.disorder.size());
            assertThat(keeper.disorder).isEmpty();
            assertThat(keeper.distinct()).isEqualTo(MESSAGES);
            subscription.remove();
        } finally {
            threads.close();
        }
    }

    private static OpenSubscription open(NatsBus bus, NatsServer server, Receiver receiver) {
        return bus.open(
                new SubscriptionOrder(
                        "definition",
                        "runtime",
                        "agent",
                        new ExternalSubscription(
                                server.url(), Optional.empty(), "orders.>", Map.of(NatsRules.ACK_WAIT, "2"))),
                receiver);
    }

    private static void publish(Connection client, int from) throws Exception {
        List<CompletableFuture<PublishAck>> acknowledged = new ArrayList<>();
        for (int number = from; number < from + CHUNK; number++) {
            acknowledged.add(client.jetStream()
                    .publishAsync(
                            "orders." + number % SUBJECTS,
                            String.valueOf(number).getBytes(UTF_8)));
        }
        for (var each : acknowledged) {
            each.get();
        }
    }
}
