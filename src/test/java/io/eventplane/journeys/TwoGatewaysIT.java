package io.eventplane.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two servers, each with a Director and a gateway of the same Runtime, share a PostgreSQL and the first one's broker. */
class TwoGatewaysIT {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final String QUERY =
            "query($id: ID!) { eventAPI(id: $id) { generation channels { endpoints { url } }"
                    + " rollout { instance generation state lastSeen } } }";
    private static final String ACCOUNTS = RealDocuments.text("v3/simple-asyncapi.yml");

    private static EmbeddedPostgres database;
    private static EventplaneServer first;
    private static EventplaneServer second;

    @BeforeAll
    static void start() throws IOException {
        database = EmbeddedPostgres.start();
        first = onDatabase(EventplaneServer.named("two-gateways-first").env("EVENTPLANE_GATEWAY_INSTANCE", "first"));
        first.start().awaitReady();
        JsonNode identity = JsonMapper.shared().readTree(first.data().resolve("runtime-local.json"));
        second = onDatabase(EventplaneServer.named("two-gateways-second")
                .env("EVENTPLANE_GATEWAY_INSTANCE", "second")
                .env("EVENTPLANE_BROKER_URL", first.brokerUrl())
                .env("EVENTPLANE_BROKER_DIRECTOR_PASSWORD", first.brokerPassword("director"))
                .env("EVENTPLANE_BROKER_GATEWAY_PASSWORD", first.brokerPassword("gateway"))
                .env("EVENTPLANE_BROKER_AGENT_PASSWORD", first.brokerPassword("agent"))
                .env("EVENTPLANE_RUNTIME_ID", identity.path("id").asString())
                .env("EVENTPLANE_RUNTIME_SECRET", identity.path("secret").asString()));
        second.start().awaitReady();
    }

    @AfterAll
    static void stop() throws IOException {
        second.close();
        first.close();
        database.close();
    }

    private static EventplaneServer onDatabase(EventplaneServer server) {
        return server.env("EVENTPLANE_DIRECTOR_DATABASE_URL", database.getJdbcUrl("postgres", "postgres"))
                .env("EVENTPLANE_DIRECTOR_DATABASE_USER", "postgres")
                .env("EVENTPLANE_SECRETS_KEY", Base64.getEncoder().encodeToString(new byte[32]));
    }

    private static JsonNode seen(EventplaneServer asked, String definitionId) {
        return Director.of(asked).query(QUERY, Map.of("id", definitionId)).path("eventAPI");
    }

    /** Instances that serve the present generation. */
    private static Set<String> serving(JsonNode seen) {
        var instances = new TreeSet<String>();
        seen.path("rollout")
                .valueStream()
                .filter(rollout -> rollout.path("state").asString().equals("OPEN")
                        && rollout.path("generation").equals(seen.path("generation")))
                .forEach(rollout -> instances.add(rollout.path("instance").asString()));
        return instances;
    }

    private static void awaitServing(EventplaneServer asked, String definitionId, String... instances) {
        await().atMost(LONG)
                .untilAsserted(
                        () -> assertThat(serving(seen(asked, definitionId))).containsExactly(instances));
    }

    @Test
    void both_directors_show_what_both_gateways_opened_through_many_changes() {
        var registration = Director.of(first).register(Names.unique("twice"), ACCOUNTS);
        for (int i = 0; i < 20; i++) {
            Director.of(i % 2 == 0 ? second : first).update(registration.definitionId(), EventApis.of(ACCOUNTS));
        }

        for (var asked : List.of(first, second)) {
            awaitServing(asked, registration.definitionId(), "first", "second");
            assertThat(seen(asked, registration.definitionId())
                            .at("/channels/0/endpoints")
                            .findValuesAsString("url"))
                    .satisfiesExactlyInAnyOrder(
                            url -> assertThat(url)
                                    .startsWith(first.gatewayUri("/events/").toString()),
                            url -> assertThat(url)
                                    .startsWith(second.gatewayUri("/events/").toString()));
        }
    }

    /** Long before the agents compare what they have, which they do every minute: each hears of it by itself. */
    @Test
    void both_agents_offer_at_once_what_was_registered() {
        var registration = Director.of(first).register(Names.unique("heard"), ACCOUNTS);

        for (var asked : List.of(first, second)) {
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> RuntimeEvents.of(asked)
                            .find(registration.definitionId())
                            .isPresent());
        }
    }

    @Test
    void a_key_that_one_director_makes_the_other_uses_and_values_end_under_it_through_many_changes() {
        var registration =
                Director.of(first).register(Names.unique("rotated"), EventApis.guarded(ACCOUNTS, "ada", "0"));
        Director.of(first).query("mutation { rotateEncryptionKey }");
        for (int i = 1; i <= 20; i++) {
            var director = Director.of(i % 2 == 0 ? second : first);
            director.update(registration.definitionId(), EventApis.guarded(ACCOUNTS, "ada", "" + i));
        }

        var keys = EncryptionKeys.of(second);
        await().atMost(LONG).until(keys::allUnderTheOneInUse);
        assertThat(EncryptionKeys.of(first).inUse()).isEqualTo(keys.inUse());
        awaitServing(first, registration.definitionId(), "first", "second");
        Gateway.awaitStatus(
                202, () -> Gateway.at(registration.eventUrl()).as("ada", "20").plain("{}"));
    }

    @Test
    void a_gateway_that_is_gone_shows_and_says_all_again_when_it_is_back() {
        var before = Director.of(first).register(Names.unique("twice"), ACCOUNTS);
        awaitServing(first, before.definitionId(), "first", "second");

        second.kill();
        var killed = Instant.now();
        var meanwhile = Director.of(first).register(Names.unique("twice"), ACCOUNTS);
        awaitServing(first, meanwhile.definitionId(), "first");
        assertThat(Instant.parse(seen(first, before.definitionId())
                        .at("/rollout/1/lastSeen")
                        .asString()))
                .isBefore(killed);
        second.start().awaitReady();

        awaitServing(first, meanwhile.definitionId(), "first", "second");
        awaitServing(first, before.definitionId(), "first", "second");
    }
}
