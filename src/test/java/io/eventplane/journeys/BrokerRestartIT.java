package io.eventplane.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventplane.bus.BrokerProcess;
import io.eventplane.peers.FreePort;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The broker, a process beside the server, is killed (SIGKILL) and started again while definitions are registered and
 * deleted and events published. The server stays up and finds its way back by itself.
 */
class BrokerRestartIT {

    private static final int REGISTRATIONS_BETWEEN = 30;
    private static final int KILLS = 3;
    private static final int THREADS = 2;
    private static final Duration LONG = Duration.ofMinutes(2);

    private static EventplaneServer server;
    private static Path folder;
    private static String port;
    private static BrokerProcess broker;
    private static Landscape landscape;
    private static Ledger ledger;
    private static Gateway gateway;

    @BeforeAll
    static void work_while_the_broker_is_killed_again_and_again() throws IOException {
        port = String.valueOf(FreePort.find());
        server = EventplaneServer.named("broker-restart")
                .env("EVENTPLANE_BROKER_URL", "tcp://127.0.0.1:" + port)
                // What a notice could not bring about while the bus was away is looked after by the next pass.
                .env("EVENTPLANE_AGENT_RESYNC_INTERVAL", "PT5S");
        folder = server.root().resolve("broker");
        broker = BrokerProcess.start(folder, port);
        loginAtTheBroker();
        server.start().awaitReady();
        landscape = Landscape.of(server);
        gateway = Gateway.at(landscape.register("restarted-main").orElseThrow().eventUrl())
                .awaitOpen();
        ledger = new Ledger();
        ExecutorService workers = Executors.newFixedThreadPool(2 * THREADS);
        for (int i = 0; i < THREADS; i++) {
            workers.execute(new Registrar(landscape, ledger, i));
            workers.execute(new Publisher(gateway, ledger, i));
        }
        for (int i = 0; i < KILLS; i++) {
            awaitMoreRegistered();
            restartTheBroker();
        }
        awaitMoreRegistered();
        ledger.end();
        workers.shutdown();
        await().atMost(LONG).until(workers::isTerminated);
    }

    /** A broker of one's own knows no Runtimes: notices and reports go under a name that it knows. */
    private static void loginAtTheBroker() throws IOException {
        for (String user : List.of("director", "gateway", "agent", "consumer")) {
            server.env("EVENTPLANE_BROKER_" + user.toUpperCase(Locale.ROOT) + "_PASSWORD", password(user));
        }
        server.env("EVENTPLANE_BROKER_RUNTIME_USER", "director");
        server.env("EVENTPLANE_BROKER_RUNTIME_PASSWORD", password("director"));
    }

    private static String password(String user) throws IOException {
        Path file = folder.resolve("broker-passwords").resolve(user);
        await().atMost(LONG).until(() -> Files.exists(file));
        return Files.readString(file);
    }

    @AfterAll
    static void stop() {
        server.close();
        broker.close();
    }

    /** Registrations go on without the broker; events wait, and are taken again as soon as it is there. */
    private static void restartTheBroker() throws IOException {
        broker.kill();
        HttpResponse<String> refused = Gateway.awaitStatus(503, () -> gateway.plain("{}"));
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(refused.body()).contains("urn:eventplane:problem:bus-unavailable");
        awaitMoreRegistered();
        int published = ledger.published().size();
        broker = BrokerProcess.start(folder, port);
        await().atMost(LONG).until(() -> ledger.published().size() > published);
    }

    private static void awaitMoreRegistered() {
        int before = ledger.registered().size();
        await().atMost(LONG).until(() -> ledger.registered().size() >= before + REGISTRATIONS_BETWEEN);
    }

    @Test
    void every_answered_registration_is_stored_and_every_answered_deletion_too() {
        assertThat(landscape.stored()).containsAll(kept()).doesNotContainAnyElementsOf(ledger.deleted());
    }

    @Test
    void the_director_was_told_of_every_event_url_that_is_open() {
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(landscape.reportedOpen()).containsAll(kept()));
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
        try (Consumers queue = Consumers.coreQueue(server, "events.restarted-main.user.signedup")) {
            assertThat(ReceivedEvent.ids(queue.drain())).doesNotHaveDuplicates().containsAll(ledger.published());
        }
        assertThat(ledger.published()).isNotEmpty();
    }

    @Test
    void the_log_tells_of_each_outage_in_a_few_lines() {
        assertThat(server.isReady()).isTrue();
        assertThat(server.incidents()).isZero();
        assertThat(server.log())
                .contains("cannot read notices.agent", "reading again notices.agent", "notices wait in the outbox")
                .doesNotContain("at io.eventplane.");
    }

    private static Set<String> kept() {
        Set<String> kept = new HashSet<>(ledger.registered());
        kept.removeAll(ledger.deleted());
        kept.removeAll(ledger.doubtful());
        return Set.copyOf(kept);
    }
}
