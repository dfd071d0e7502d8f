package io.eventplane.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Runs the README's command that starts everything, and then, as they stand, the commands that it says to paste. Needs the default ports free. */
class ReadmeIT {

    private static final Path FOLDER = Path.of(System.getProperty("eventplane.test.basedir"));
    private static final Path WORK = Path.of(System.getProperty("eventplane.test.work"), "readme");
    private static final Path LOG = WORK.resolve("run.log");

    private static Readme readme;
    private static Process server;
    private static Process kafka;
    private static List<String> printed;

    @BeforeAll
    static void follow_the_readme() throws IOException, InterruptedException {
        requireFree(9080, 9081, 1883, 8083, 5673, 61616, 5672, 9092, 9093);
        readme = Readme.of(FOLDER);
        emptied(WORK);
        var shell = new Shell(FOLDER, WORK);
        server = shell.start("exec " + readme.standing().get(0), LOG);
        await().atMost(Duration.ofMinutes(10)).until(ReadmeIT::isReady);
        kafka = shell.start("exec " + readme.standing().get(1), WORK.resolve("kafka.log"));
        printed = shell.run(readme.pasted());
    }

    @AfterAll
    static void stop_the_servers() {
        stop(kafka);
        stop(server);
    }

    private static void stop(@Nullable Process process) {
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
            await().atMost(Duration.ofMinutes(1)).until(() -> !process.isAlive());
        }
    }

    @Test
    void the_first_command_runs_everything_and_one_line_says_where() throws IOException {
        assertThat(readme.standing()).containsExactly("./mvnw liberty:run", "./mvnw -Pkafka", "./mvnw verify");
        assertThat(Files.readAllLines(LOG).stream().filter(line -> line.contains("eventplane is ready:")))
                .singleElement()
                .asString()
                .contains(
                        "http://127.0.0.1:9080/graphql",
                        "/graphql-ui/",
                        "/events/",
                        "/runtime/events",
                        "61616",
                        "5672");
    }

    @Test
    void registering_answers_the_event_url_and_the_runtime_offers_it() {
        assertThat(printed.get(0)).contains("\"eventURL\":\"http://127.0.0.1:9081/events/");
        assertThat(printed.get(1))
                .contains("events.streetlights.smartylighting.streetlights.1.0.action.streetlightId.turn.on");
    }

    @Test
    void publishing_is_accepted_and_the_consumer_prints_the_event() {
        assertThat(printed.get(2)).contains("202 Accepted").contains("{\"id\":");
        assertThat(printed.get(3))
                .contains("cloudEvents_type: turnOnOff", "param_streetlightId: 7", "{\"command\": \"on\"");
    }

    @Test
    void a_wrong_event_is_refused_with_the_place_and_the_rule() {
        assertThat(printed.get(4)).contains("urn:eventplane:problem:invalid-payload", "\"/command\"", "\"enum\"");
    }

    @Test
    void the_gateway_has_reported_what_it_opened() {
        assertThat(printed.get(6))
                .contains(
                        "\"state\":\"OPEN\"",
                        "\"protocol\":\"http\",\"url\":\"http://127.0.0.1:9081/events/",
                        "smartylighting.streetlights.1.0.action.{streetlightId}.turn.on");
    }

    @Test
    void the_document_for_consumers_points_at_this_runtimes_bus_and_withdrawing_answers_what_it_was() {
        assertThat(printed.get(5)).contains("asyncapi: '3.1.0'", "127.0.0.1:5672", "events.streetlights.");
        assertThat(printed.get(8)).contains("\"deleteEventAPI\":{\"name\":\"Streetlights Kafka API\"}");
    }

    @Test
    void a_websocket_is_answered_as_well() {
        assertThat(printed.get(9)).contains("\"sequence\":1", "\"status\":202");
    }

    @Test
    void the_metrics_tell_of_the_event_and_of_the_refusal() {
        assertThat(printed.get(7)).contains("eventplane_gateway_events_accepted_total{", "reason=\"invalid-payload\"");
        assertThat(printed.get(10)).contains("eventplane_gateway_connections{protocol=\"http\"}");
    }

    @Test
    void an_event_of_an_external_bus_reaches_the_consumer() {
        assertThat(printed.get(11)).contains("\"url\":\"kafka://127.0.0.1:9092\"");
        assertThat(printed.get(12)).contains("published to accounts.signedup");
        assertThat(printed.get(13))
                .contains("cloudEvents_source: kafka://127.0.0.1:9092", "cloudEvents_type: UserSignedUp", "Ada");
        assertThat(printed.get(14)).contains("\"state\":\"SUBSCRIBED\"", "\"deadLetters\":0");
    }

    /** A newcomer has no data yet. */
    private static void emptied(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(folder);
    }

    private static boolean isReady() throws IOException {
        if (!server.isAlive()) {
            throw new AssertionError("liberty:run ended:\n" + Files.readString(LOG));
        }
        return Files.readString(LOG).contains("eventplane is ready");
    }

    private static void requireFree(int... ports) {
        for (int port : ports) {
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                assertThat(socket.isBound()).isTrue();
            } catch (IOException e) {
                throw new AssertionError(
                        "the README's commands need port " + port + ", which is taken; stop what listens there", e);
            }
        }
    }
}
