package io.eventplane.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The whole server is killed (SIGKILL) at random moments while definitions are registered and deleted and events published. What was
 * answered must be there afterwards, everywhere, and once.
 */
class KilledServerIT {

    private static final int REGISTRATIONS = 500;
    private static final int KILLS = 4;
    private static final int THREADS = 3;
    private static final Duration LONG = Duration.ofMinutes(5);

    private static EventplaneServer server;
    private static Landscape landscape;
    private static Ledger ledger;

    @BeforeAll
    static void work_while_the_server_is_killed_again_and_again() {
        server = EventplaneServer.named("killed").start().awaitReady();
        landscape = Landscape.of(server);
        var main = landscape.register("killed-main").orElseThrow();
        Gateway.at(main.eventUrl()).awaitOpen();
        ledger = new Ledger(REGISTRATIONS);
        ExecutorService workers = Executors.newFixedThreadPool(2 * THREADS);
        for (int i = 0; i < THREADS; i++) {
            workers.execute(new Registrar(landscape, ledger, i));
            workers.execute(new Publisher(Gateway.at(main.eventUrl()), ledger, i));
        }
        killAtRandomMoments();
        await().atMost(LONG).until(ledger::isComplete);
        workers.shutdown();
        await().atMost(LONG).until(workers::isTerminated);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void killAtRandomMoments() {
        long seed = System.nanoTime();
        var moments = new Random(seed)
                .ints(KILLS, REGISTRATIONS / 10, REGISTRATIONS - REGISTRATIONS / 10)
                .sorted()
                .toArray();
        for (int moment : moments) {
            await("seed " + seed).atMost(LONG).until(() -> ledger.registered().size() >= moment);
            server.kill();
            server.start().awaitReady();
        }
        System.out.println("killed after " + java.util.Arrays.toString(moments) + " registrations, seed " + seed);
    }

    @Test
    void every_answered_registration_is_stored_and_every_answered_deletion_too() {
        assertThat(landscape.stored()).containsAll(kept()).doesNotContainAnyElementsOf(ledger.deleted());
    }

    @Test
    void the_agent_noticed_every_answered_change() {
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(landscape.offered())
                        .containsAll(kept())
                        .doesNotContainAnyElementsOf(ledger.deleted()));
    }

    @Test
    void the_gateway_noticed_every_answered_change() {
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(landscape.closed(kept())).isEmpty());
        await().atMost(LONG)
                .untilAsserted(
                        () -> assertThat(landscape.closed(ledger.deleted())).containsAll(ledger.deleted()));
    }

    @Test
    void every_answered_event_is_consumed_and_none_twice() {
        try (Consumers queue = Consumers.coreQueue(server, "events.killed-main.user.signedup")) {
            List<String> consumed =
                    queue.drain().stream().map(event -> event.attribute("id")).toList();

            assertThat(consumed).doesNotHaveDuplicates().containsAll(ledger.published());
            System.out.println(ledger + ", consumed " + consumed.size());
        }
    }

    private static Set<String> kept() {
        Set<String> kept = new HashSet<>(ledger.registered());
        kept.removeAll(ledger.deleted());
        kept.removeAll(ledger.doubtful());
        return kept.stream().collect(Collectors.toUnmodifiableSet());
    }
}
