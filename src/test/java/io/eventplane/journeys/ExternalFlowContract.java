package io.eventplane.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventplane.journeys.Director.Registration;
import io.eventplane.peers.ExternalPeer;
import io.eventplane.peers.ExternalPeer.Sent;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.json.JsonMapper;

/** What every kind of external bus has to hold, from the registration to a consumer in the Runtime. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ExternalFlowContract {

    private static final Logger LOG = System.getLogger(ExternalFlowContract.class.getName());
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration VERY_LONG = Duration.ofMinutes(4);
    private static final int CHAOS = 100_000;
    private static final int TOGETHER = 500;
    private static final int KEYS = 10;
    private static final String DOCUMENT = """
            asyncapi: 2.6.0
            info: {title: Readings, version: 1.0.0}
            channels:
              readings:
                subscribe:
                  message:
                    name: Read
                    contentType: application/json
                    payload: {type: object, required: [number], properties: {number: {type: integer}}}
            """;

    private EventplaneServer server;
    private ExternalPeer peer;

    /** Starts the bus. */
    abstract ExternalPeer startPeer();

    @BeforeAll
    void start() {
        peer = startPeer();
        server = EventplaneServer.named("external-" + peer.name()).start().awaitReady();
    }

    @AfterAll
    void stop() {
        server.close();
        peer.close();
    }

    private Registration register(String application, Map<String, Object> subscription) {
        return Director.of(server).register(application, eventApi(subscription));
    }

    private static Map<String, ?> eventApi(Map<String, Object> subscription) {
        return Map.of(
                "spec", Map.of("data", DOCUMENT, "eventSpecType", "ASYNC_API"),
                "externalSubscriptions", List.of(subscription));
    }

    private static List<Sent> messages(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(number -> new Sent(number, "k" + number % KEYS))
                .toList();
    }

    private RuntimeSubscriptions subscriptions() {
        return RuntimeSubscriptions.of(server);
    }

    @Test
    void an_event_that_is_published_on_the_external_bus_reaches_a_consumer_in_the_runtime() {
        var name = Names.unique("readings");
        peer.createTopic(name);
        var registered = register(name, peer.subscription(name));
        subscriptions().awaitState(registered.definitionId(), "SUBSCRIBED");

        peer.publish(name, messages(0, 1));

        try (var queue = Consumers.coreQueue(server, "events." + name + ".readings")) {
            var event = queue.next();
            assertThat(event.id()).isEqualTo("n0");
            assertThat(JSON.readTree(event.body()).path("number").asInt()).isZero();
            assertThat(event.properties()).containsEntry("eventplane_message", "Read");
        }
        await().untilAsserted(() -> assertThat(subscriptions()
                        .all(registered.definitionId())
                        .get(0)
                        .path("events")
                        .asInt())
                .isEqualTo(1));
    }

    @Test
    void the_director_shows_how_the_subscription_stands() {
        var name = Names.unique("readings");
        peer.createTopic(name);
        var registered = register(name, peer.subscription(name));

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(Director.of(server)
                                .query(
                                        "query($id: ID!) { eventAPI(id: $id) { rollout { role state } } }",
                                        Map.of("id", registered.definitionId()))
                                .toString())
                        .contains("{\"role\":\"EVENTING\",\"state\":\"OPEN\"}"));
    }

    @Test
    void wrong_credentials_are_seen_and_other_ones_heal_it() {
        var name = Names.unique("readings");
        peer.createTopic(name);
        var registered = register(name, peer.withWrongPassword(name));
        var wrong = subscriptions().awaitState(registered.definitionId(), "RETRYING");
        assertThat(wrong.path("error").asString()).isNotBlank().doesNotContain("wrong-password");

        Director.of(server).update(registered.definitionId(), eventApi(peer.subscription(name)));
        subscriptions().awaitState(registered.definitionId(), "SUBSCRIBED");

        peer.publish(name, messages(0, 1));
        try (var queue = Consumers.coreQueue(server, "events." + name + ".readings")) {
            assertThat(queue.next().id()).isEqualTo("n0");
        }
    }

    @Test
    void a_definition_that_is_deleted_takes_its_subscription_with_it() {
        var name = Names.unique("readings");
        peer.createTopic(name);
        var registered = register(name, peer.subscription(name));
        subscriptions().awaitState(registered.definitionId(), "SUBSCRIBED");

        Director.of(server).delete(registered.definitionId());

        subscriptions().awaitGone(registered.definitionId());
    }

    @Test
    void what_can_be_no_event_is_kept_as_a_dead_letter_and_keeps_nobody() {
        var name = Names.unique("readings");
        peer.createTopic(name);
        var document = DOCUMENT.replace("type: integer", "type: integer, not: {const: 1}");
        var registered = Director.of(server)
                .register(
                        name,
                        Map.of(
                                "spec", Map.of("data", document, "eventSpecType", "ASYNC_API"),
                                "externalSubscriptions", List.of(peer.subscription(name))));
        subscriptions().awaitState(registered.definitionId(), "SUBSCRIBED");

        peer.publish(name, List.of(new Sent(0, "k"), new Sent(1, "k"), new Sent(2, "k")));

        try (var queue = Consumers.coreQueue(server, "events." + name + ".readings")) {
            assertThat(List.of(queue.next().id(), queue.next().id())).containsExactly("n0", "n2");
        }
        var stands = subscriptions().awaitState(registered.definitionId(), "SUBSCRIBED");
        assertThat(stands.path("deadLetters").asInt()).isEqualTo(1);
        try (var letters = Consumers.deadLetters(server, registered.definitionId())) {
            assertThat(letters.next().properties())
                    .containsEntry("eventplane_reason", "invalid-payload")
                    .containsEntry("eventplane_definition", registered.definitionId());
        }
    }

    /** The external bus, and the server with the Runtime's bus and its agent in it, die at random moments while 100,000 messages are published. */
    final void loseNothingWhileEverythingIsKilled() {
        var name = Names.unique("readings");
        peer.createTopic(name);
        var registered = register(name, peer.subscription(name));
        subscriptions().awaitState(registered.definitionId(), "SUBSCRIBED");
        var published = new AtomicInteger();
        var publishing = CompletableFuture.runAsync(() -> {
            for (int from = 0; from < CHAOS; from += TOGETHER) {
                peer.publish(name, messages(from, TOGETHER));
                published.set(from + TOGETHER);
            }
        });

        killUntil(publishing);
        publishing.join();
        server.awaitReady();

        assertAllArrive("events." + name + ".readings", registered.definitionId());
    }

    /** With the same seed for everybody; when exactly things happen is chance enough. */
    private void killUntil(CompletableFuture<Void> publishing) {
        var random = new Random(6);
        int kills = 0;
        while (!publishing.isDone() || kills < 4) {
            awaitRandomly(random);
            if (kills % 2 == 0) {
                peer.killAndRestart();
            } else {
                server.kill();
                server.start().awaitReady();
            }
            kills++;
        }
    }

    private static void awaitRandomly(Random random) {
        var moment = Duration.ofMillis(500 + random.nextInt(2500));
        await().pollDelay(moment).atMost(moment.plusSeconds(5)).until(() -> true);
    }

    private void assertAllArrive(String address, String definitionId) {
        List<String> ids = new ArrayList<>();
        Map<String, Integer> last = new HashMap<>();
        List<String> overtaken = new ArrayList<>();
        try (var queue = Consumers.coreQueue(server, address)) {
            await("all of " + CHAOS + " messages arrive").atMost(VERY_LONG).until(() -> {
                queue.drain().forEach(event -> {
                    ids.add(event.id());
                    var body = JSON.readTree(event.body());
                    int number = body.path("number").asInt();
                    int before = last.merge(body.path("key").asString(), number, Math::max);
                    if (before > number) {
                        overtaken.add(number + " by " + before);
                    }
                });
                return ids.size() >= CHAOS;
            });
        } finally {
            LOG.log(
                    Level.INFO,
                    "{0}: {1} of {2} messages, {3} different ones, overtaken: {4}; {5}",
                    peer.name(),
                    ids.size(),
                    CHAOS,
                    Set.copyOf(ids).size(),
                    overtaken,
                    subscriptions().all(definitionId));
        }
        assertThat(Set.copyOf(ids)).hasSize(CHAOS);
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(overtaken).isEmpty();
    }
}
