package io.eventplane.bus;

import static io.eventplane.bus.RunningBus.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledBrokerTest {

    private static final String ORDERS = "events.shop.orders";

    @TempDir
    Path folder;

    @Test
    void every_confirmed_event_is_there_after_the_broker_was_killed_and_started_again() throws Exception {
        String port = RunningBus.freePort();
        Set<String> confirmed = ConcurrentHashMap.newKeySet();
        try (BrokerProcess process = BrokerProcess.start(folder.resolve("data"), port);
                RunningBus remote = client(port)) {
            await().atMost(Duration.ofSeconds(60)).until(remote.broker::available);
            remote.events.open(ORDERS);
            ExecutorService publishers = publish(remote, confirmed);
            await().atMost(Duration.ofSeconds(60)).until(() -> confirmed.size() > 2000);
            process.kill();
            assertThat(publishers.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }
        try (RunningBus successor = RunningBus.in(folder.resolve("data"));
                Reader reader = Reader.ofQueue(successor.broker.connectionFactory(BrokerUser.CONSUMER), ORDERS)) {
            assertThat(reader.drainIds()).containsAll(confirmed);
        }
    }

    private RunningBus client(String port) {
        Map<String, String> keys = BrokerProcess.passwords(folder.resolve("data"));
        keys.put("eventplane.broker.url", "tcp://127.0.0.1:" + port);
        return RunningBus.in(folder.resolve("client"), keys);
    }

    /** Each goes on until a publish fails. */
    private static ExecutorService publish(RunningBus remote, Set<String> confirmed) {
        AtomicInteger ids = new AtomicInteger();
        ExecutorService publishers = Executors.newFixedThreadPool(16);
        IntStream.range(0, 16)
                .forEach(i -> publishers.execute(() -> {
                    try {
                        while (true) {
                            String id = "e" + ids.incrementAndGet();
                            remote.publish(event(ORDERS, id));
                            confirmed.add(id);
                        }
                    } catch (BusUnavailableException e) {
                        // The broker was killed.
                    }
                }));
        publishers.shutdown();
        return publishers;
    }
}
