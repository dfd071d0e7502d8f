package io.eventplane.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventplane.journeys.Director.Registration;
import io.eventplane.token.TestIssuer;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two servers on one bus: the Director's with a Runtime of the tenant {@code default}, and one whose Runtime is of another tenant. An event
 * API of that tenant goes all the way there, and nowhere else.
 */
class TenantFlowIT {

    private static final String DOCUMENT = RealDocuments.text("v3/simple-asyncapi.yml");
    private static final String PASSWORD = "operator-password";
    private static final String TENANT = "shop";
    private static final Duration LONG = Duration.ofMinutes(1);

    private static final TestIssuer ISSUER = TestIssuer.start();
    private static final EventplaneServer HERE = EventplaneServer.named("tenant-default");
    private static final EventplaneServer THERE = EventplaneServer.named("tenant-shop");

    private static Director shop;

    @BeforeAll
    static void start() {
        HERE.env("EVENTPLANE_DIRECTOR_ADMIN_PASSWORD", PASSWORD)
                .env("EVENTPLANE_OIDC_ISSUER", ISSUER.identifier().toString())
                .start()
                .awaitReady();
        shop = Director.of(HERE)
                .withToken(ISSUER.token()
                        .scope("admin application:read application:write event_api:write runtime:read runtime:write")
                        .with("tenant", TENANT)
                        .sign());
        JsonNode runtime = shop.query(
                        "mutation($url: String!) { createRuntime(in: {name: \"shop\", eventGatewayURL: $url}) { agentAuth { id secret } } }",
                        Map.of("url", THERE.gatewayUri("").toString()))
                .at("/createRuntime/agentAuth");
        startThere(runtime.path("id").asString(), runtime.path("secret").asString());
    }

    private static void startThere(String id, String secret) {
        THERE.env("EVENTPLANE_DIRECTOR_URL", HERE.uri("/graphql").toString())
                .env("EVENTPLANE_DIRECTOR_LOCAL_RUNTIME", "false")
                .env("EVENTPLANE_RUNTIME_ID", id)
                .env("EVENTPLANE_RUNTIME_SECRET", secret)
                .env("EVENTPLANE_BROKER_URL", HERE.brokerUrl())
                .env("EVENTPLANE_BROKER_DIRECTOR_PASSWORD", HERE.brokerPassword("director"))
                .env("EVENTPLANE_BROKER_GATEWAY_PASSWORD", HERE.brokerPassword("gateway"))
                .env("EVENTPLANE_BROKER_AGENT_PASSWORD", HERE.brokerPassword("agent"))
                .start()
                .awaitReady();
    }

    @AfterAll
    static void stop() {
        THERE.close();
        HERE.close();
        ISSUER.close();
    }

    private static Director ofDefault() {
        return Director.of(HERE).as("admin", PASSWORD);
    }

    @Test
    void an_event_of_another_tenant_is_published_and_consumed_under_its_own_address() {
        var name = Names.unique("accounts");
        var accounts = shop.register(name, DOCUMENT);
        var sent = SentEvent.of("UserSignedUp", "{}");

        assertThat(accounts.eventUrl().toString())
                .startsWith(THERE.gatewayUri("/events/").toString());
        assertThat(Gateway.at(accounts.eventUrl()).awaitOpen().binary(sent).statusCode())
                .isEqualTo(202);

        try (var queue = Consumers.coreQueue(HERE, "events.@" + TENANT + "." + name + ".user.signedup")) {
            assertThat(queue.next().id()).isEqualTo(sent.id());
        }
    }

    @Test
    void the_runtime_of_the_default_tenant_neither_opens_it_nor_hears_of_it_nor_finds_it_in_a_full_comparison() {
        Registration theirs;
        Registration ours;
        try (var told = Consumers.coreTopic(HERE, "notices." + localRuntime())) {
            theirs = shop.register(Names.unique("theirs"), DOCUMENT);
            Gateway.at(theirs.eventUrl()).awaitOpen();
            ours = ofDefault().register(Names.unique("ours"), DOCUMENT);
            assertThat(notice(told)).isEqualTo(ours.definitionId());
        }

        HERE.restart();

        Gateway.at(ours.eventUrl()).awaitOpen();
        Gateway.at(theirs.eventUrl()).awaitOpen();
        assertThat(openAt(HERE, theirs)).isFalse();
        assertThat(openAt(THERE, ours)).isFalse();
        assertThat(RuntimeEvents.of(HERE).find(theirs.definitionId())).isEmpty();
        assertThat(RuntimeEvents.of(THERE).find(ours.definitionId())).isEmpty();
    }

    @Test
    void applications_of_one_name_in_two_tenants_keep_their_events_apart() {
        var name = Names.unique("twins");
        var theirs = shop.register(name, DOCUMENT);
        var ours = ofDefault().register(name, DOCUMENT);
        var event = SentEvent.of("UserSignedUp", "{}");
        assertThat(Gateway.at(theirs.eventUrl()).awaitOpen().binary(event).statusCode())
                .isEqualTo(202);
        Gateway.at(ours.eventUrl()).awaitOpen();

        try (var queue = Consumers.coreQueue(HERE, "events." + name + ".user.signedup")) {
            assertThat(queue.nextIfAny()).isEmpty();
        }
        try (var queue = Consumers.coreQueue(HERE, "events.@" + TENANT + "." + name + ".user.signedup")) {
            assertThat(queue.next().id()).isEqualTo(event.id());
        }
    }

    @Test
    void a_deletion_closes_it_there() {
        var theirs = shop.register(Names.unique("gone"), DOCUMENT);
        Gateway.at(theirs.eventUrl()).awaitOpen();

        shop.delete(theirs.definitionId());

        await().atMost(LONG).until(() -> !openAt(THERE, theirs));
        RuntimeEvents.of(THERE).awaitGone(theirs.definitionId());
    }

    private static String notice(Consumers told) {
        return JsonMapper.shared().readTree(told.next().body()).path("subject").asString();
    }

    private static boolean openAt(EventplaneServer server, Registration registration) {
        URI url = server.gatewayUri("/events/" + registration.definitionId());
        return Optional.of(Gateway.at(url).plain("{").body())
                .filter(answer -> answer.contains("unknown-definition"))
                .isEmpty();
    }

    private static String localRuntime() {
        return JsonMapper.shared()
                .readTree(HERE.data().resolve("runtime-local.json"))
                .path("id")
                .asString();
    }
}
