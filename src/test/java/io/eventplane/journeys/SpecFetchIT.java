package io.eventplane.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventplane.director.specs.RawServer;
import io.eventplane.director.specs.TestWeb;
import io.eventplane.director.specs.TestWeb.Reply;
import io.eventplane.journeys.Director.Registration;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** A document that lives on its owner's web server: fetched, followed as it changes, and kept when it can't be had. */
@ExtendWith(SharedServer.class)
class SpecFetchIT {

    private static final String ACCOUNTS = RealDocuments.text("v3/simple-asyncapi.yml");
    private static final String SPEC = """
            query($id: ID!) { eventAPI(id: $id) { name generation spec { data format fetchRequest {
              status { condition timestamp message nextFetch } fetches { condition httpStatus message bytes changed timestamp } } } } }""";
    private static final String REFETCH =
            "mutation($id: ID!) { refetchEventAPISpec(eventID: $id) { fetchRequest { status { condition } } } }";

    private final Flow flow;
    private final TestWeb web = TestWeb.start();

    SpecFetchIT(EventplaneServer server) {
        this.flow = Flow.of(server);
    }

    @AfterEach
    void stop() {
        web.close();
    }

    @Test
    void a_fetched_document_opens_its_channels_and_its_changes_and_failures_are_followed() {
        web.at("/accounts", asked -> Reply.of(ACCOUNTS).with("ETag", "\"1\""));

        Registration accounts = flow.director()
                .register(Names.unique("fetched"), EventApis.fetched(Map.of("url", web.url("/accounts"))));

        JsonNode event = awaitFetched(accounts, "SUCCEEDED");
        assertThat(event.path("name").asString()).isEqualTo("Account Service");
        assertThat(event.at("/spec/format").asString()).isEqualTo("YAML");
        assertThat(event.at("/spec/data").asString()).isEqualTo(ACCOUNTS);
        assertThat(event.path("generation").asInt()).isEqualTo(2);
        SentEvent sent = SentEvent.of("UserSignedUp", "{}");
        flow.offered().awaitGeneration(accounts.definitionId(), 2);
        Gateway.awaitStatus(202, () -> flow.gateway(accounts).binary(sent));
        assertThat(flow.onlyEventOf(accounts).id()).isEqualTo(sent.id());

        web.at("/accounts", asked -> Reply.of(ACCOUNTS.replace("Account Service", "Accounts")));
        event = refetched(accounts, "SUCCEEDED");
        assertThat(event.path("name").asString()).isEqualTo("Accounts");
        assertThat(event.path("generation").asInt()).isEqualTo(3);
        assertThat(web.last().header("If-None-Match")).isEqualTo("\"1\"");

        web.at("/accounts", "<html>We are sorry</html>");
        event = refetched(accounts, "FAILED");
        assertThat(event.at("/spec/fetchRequest/status/message").asString())
                .startsWith("not a valid AsyncAPI document");
        assertThat(event.at("/spec/data").asString()).contains("Accounts");
        assertThat(event.path("generation").asInt()).isEqualTo(3);
        assertThat(event.at("/spec/fetchRequest/fetches").findValuesAsString("changed"))
                .containsExactly("false", "true", "true");
        assertThat(flow.gateway(accounts)
                        .binary(SentEvent.of("UserSignedUp", "{}"))
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void a_given_document_is_not_fetched_again_and_nothing_private_is_fetched_at_all() {
        Registration given = flow.director().register(Names.unique("given"), ACCOUNTS);
        assertThat(flow.director().errorCode(REFETCH, Map.of("id", given.definitionId())))
                .isEqualTo("conflict");
        assertThat(flow.director().errorCode(REFETCH, Map.of("id", "nobody"))).isEqualTo("not-found");

        Registration inside = flow.director()
                .register(
                        Names.unique("inside"),
                        EventApis.fetched(Map.of("url", "http://169.254.169.254/latest/meta-data")));

        assertThat(awaitFetched(inside, "FAILED")
                        .at("/spec/fetchRequest/status/message")
                        .asString())
                .startsWith("169.254.169.254 is at an address that is not public");
    }

    @Test
    void a_server_that_never_answers_does_not_hold_up_the_others() throws IOException {
        web.at("/accounts", ACCOUNTS);
        try (var dead = RawServer.doing((server, out) -> server.pass(60_000))) {
            List<Registration> waiting = IntStream.range(0, 8)
                    .mapToObj(i -> flow.director()
                            .register(Names.unique("waiting"), EventApis.fetched(Map.of("url", dead.url() + "?" + i))))
                    .toList();

            Registration good = flow.director()
                    .register(Names.unique("good"), EventApis.fetched(Map.of("url", web.url("/accounts"))));

            awaitFetched(good, "SUCCEEDED");
            assertThat(waiting)
                    .allSatisfy(definition ->
                            assertThat(condition(read(definition))).isEqualTo("INITIAL"));
        }
    }

    @Test
    void a_server_that_asks_to_be_left_alone_is_left_alone_so_long() {
        web.at("/busy", asked -> Reply.of(429, "").with("Retry-After", "600"));

        JsonNode status = awaitFetched(
                        flow.director()
                                .register(Names.unique("busy"), EventApis.fetched(Map.of("url", web.url("/busy")))),
                        "FAILED")
                .at("/spec/fetchRequest/status");

        assertThat(status.path("message").asString()).contains("answered 429");
        assertThat(Duration.between(
                        Instant.parse(status.path("timestamp").asString()),
                        Instant.parse(status.path("nextFetch").asString())))
                .isEqualTo(Duration.ofMinutes(10));
    }

    private JsonNode refetched(Registration registration, String condition) {
        JsonNode answer = flow.director().query(REFETCH, Map.of("id", registration.definitionId()));
        assertThat(answer.findValuesAsString("condition")).hasSize(1);
        return awaitFetched(registration, condition);
    }

    /** Read once more: one answer's fields are read one after the other, and a fetch may end between them. */
    private JsonNode awaitFetched(Registration registration, String condition) {
        await("the fetch has " + condition)
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> condition(read(registration)).equals(condition));
        return read(registration);
    }

    private static String condition(JsonNode event) {
        return event.at("/spec/fetchRequest/status/condition").asString();
    }

    private JsonNode read(Registration registration) {
        return flow.director()
                .query(SPEC, Map.of("id", registration.definitionId()))
                .path("eventAPI");
    }
}
