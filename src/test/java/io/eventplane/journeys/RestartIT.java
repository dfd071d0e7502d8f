package io.eventplane.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventplane.journeys.Director.Registration;
import io.eventplane.peers.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a server finds again: after it was stopped, after it was killed, and when it comes back to no Director. */
class RestartIT {

    private static final EventplaneServer SERVER = EventplaneServer.named("restart");
    private static final String ACCOUNTS = RealDocuments.text("v3/simple-asyncapi.yml");
    private static final String NOBODY = "http://127.0.0.1:" + FreePort.find() + "/graphql";
    private static final String DIRECTOR_URL = "EVENTPLANE_DIRECTOR_URL";

    @BeforeAll
    static void start() {
        SERVER.start().awaitReady();
    }

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @Test
    void a_stopped_server_finds_definitions_events_and_secrets_again() {
        Registration accounts = registered();
        List<String> sent = published(accounts, 20);
        JsonNode definition = read(accounts);
        JsonNode event = RuntimeEvents.of(SERVER).awaitVisible(accounts.definitionId());

        SERVER.restart();

        assertThat(SERVER.log()).doesNotContain("notices wait in the outbox", "cannot read notices");
        assertThat(read(accounts)).isEqualTo(definition);
        assertThat(RuntimeEvents.of(SERVER).find(accounts.definitionId())).contains(event);
        assertThat(Director.ofRuntime(SERVER)
                        .query(
                                "query($id: ID!) { eventAPI(id: $id) { auth { credential { ... on BasicCredentialData { password } } } } }",
                                Map.of("id", accounts.definitionId()))
                        .at("/eventAPI/auth/credential/password")
                        .asString())
                .isEqualTo("s3cret");
        assertThat(drained(event)).containsExactlyInAnyOrderElementsOf(sent);
        assertRegistersAndTakesEvents();
    }

    @Test
    void a_killed_server_works_on_from_its_disk_while_there_is_no_director() throws IOException {
        Registration accounts = registered();
        JsonNode event = RuntimeEvents.of(SERVER).awaitVisible(accounts.definitionId());
        List<String> before = published(accounts, 20);

        SERVER.kill();
        Path aside = moveDatabaseAside();
        SERVER.env(DIRECTOR_URL, NOBODY).start().awaitReady();

        // Right after the restart: nothing here waits for anything.
        assertThat(gateway(accounts).plain("{}").statusCode()).isEqualTo(202);
        assertThat(Gateway.at(accounts.eventUrl())
                        .as("ada", "wrong")
                        .plain("{}")
                        .statusCode())
                .isEqualTo(401);
        assertThat(gateway(accounts).plain("{\"displayName\":7}").statusCode()).isEqualTo(422);
        assertThat(RuntimeEvents.of(SERVER).find(accounts.definitionId())).contains(event);
        assertThat(Director.of(SERVER).errorCode("query($id: ID!) { eventAPI(id: $id) { id } }", idOf(accounts)))
                .isEqualTo("not-found");
        List<String> during = published(accounts, 5);
        assertThat(drained(event)).containsAll(before).containsAll(during).hasSize(before.size() + during.size() + 1);

        SERVER.stop();
        moveDatabaseBack(aside);
        SERVER.env(DIRECTOR_URL, SERVER.uri("/graphql").toString()).start().awaitReady();
        assertThat(read(accounts).path("id").asString()).isEqualTo(accounts.definitionId());
        assertThat(gateway(accounts).plain("{}").statusCode()).isEqualTo(202);
        assertRegistersAndTakesEvents();
    }

    /** Nothing that was there is withdrawn, and what is new comes through. */
    private static void assertRegistersAndTakesEvents() {
        Registration another = registered();
        JsonNode event = RuntimeEvents.of(SERVER).awaitVisible(another.definitionId());
        assertThat(drained(event)).isEmpty();
        List<String> sent = published(another, 1);
        assertThat(drained(event)).isEqualTo(sent);
    }

    private static Registration registered() {
        return Flow.of(SERVER).registered(EventApis.guarded(ACCOUNTS, "ada", "s3cret"));
    }

    /** Publishes events that are all answered 202; answers their ids. */
    private static List<String> published(Registration accounts, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> SentEvent.of("UserSignedUp", "{\"displayName\":\"" + i + "\"}"))
                .peek(event ->
                        assertThat(gateway(accounts).binary(event).statusCode()).isEqualTo(202))
                .map(SentEvent::id)
                .toList();
    }

    private static List<String> drained(JsonNode event) {
        try (Consumers consumer =
                Consumers.coreQueue(SERVER, event.at("/channels/0/busAddress").asString())) {
            return ReceivedEvent.ids(consumer.drain());
        }
    }

    private static Gateway gateway(Registration accounts) {
        return Gateway.at(accounts.eventUrl()).as("ada", "s3cret");
    }

    private static JsonNode read(Registration accounts) {
        return Director.of(SERVER)
                .query(
                        "query($id: ID!) { eventAPI(id: $id) { id name generation createdAt updatedAt eventURL application { id name } spec { data format type } } }",
                        idOf(accounts))
                .path("eventAPI");
    }

    private static Map<String, String> idOf(Registration accounts) {
        return Map.of("id", accounts.definitionId());
    }

    private static Path moveDatabaseAside() throws IOException {
        Path aside = Files.createDirectories(SERVER.root().resolve("aside"));
        move(SERVER.data(), aside);
        return aside;
    }

    private static void moveDatabaseBack(Path aside) throws IOException {
        Path newer = Files.createDirectories(SERVER.root().resolve("newer"));
        move(SERVER.data(), newer);
        move(aside, SERVER.data());
    }

    /** H2's files are called after the database. */
    private static void move(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(RestartIT::isDatabase).toList()) {
                Files.move(file, to.resolve(file.getFileName()));
            }
        }
    }

    private static boolean isDatabase(Path file) {
        return file.getFileName().toString().startsWith("director.");
    }
}
