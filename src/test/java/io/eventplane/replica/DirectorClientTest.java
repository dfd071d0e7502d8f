package io.eventplane.replica;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.eventplane.platform.RuntimeIdentity;
import io.eventplane.platform.TrustedAuthorities;
import io.eventplane.replica.DefinitionSource.Listed;
import io.eventplane.replica.DirectorException.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DirectorClientTest {

    static final String DEFINITION = """
            {"id": "d", "generation": 3, "name": "Orders", "applicationID": "a", "application": {"name": "Shop"},
             "spec": {"data": "asyncapi: 3.0.0", "format": "YAML"}, "eventURL": "http://gw/events/d", "auth": null}""";

    final List<JsonNode> asked = new ArrayList<>();
    final List<String> authorizations = new ArrayList<>();
    final CountDownLatch over = new CountDownLatch(1);
    HttpServer server;
    Answering answering = question -> "{}";
    int status = 200;

    interface Answering {
        String answer(JsonNode question) throws InterruptedException;
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/graphql", this::handle);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var question =
                    JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
            asked.add(question);
            authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
            var answer = answering.answer(question).getBytes(UTF_8);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    DirectorClient client() {
        return client(Duration.ofSeconds(20), Optional.of(new RuntimeIdentity("r-1", "s3cret")));
    }

    DirectorClient client(Duration requestTimeout, Optional<RuntimeIdentity> identity) {
        var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/graphql");
        return new DirectorClient(
                new GraphQLEndpoint(address(url), Duration.ofSeconds(2), requestTimeout), () -> identity);
    }

    static DirectorAddress address(URI url) {
        return new DirectorAddress(url, new TrustedAuthorities("none", Optional.empty()).context());
    }

    void answers(String answer) {
        answering = question -> answer;
    }

    void assertReason(Reason reason, Runnable asking) {
        assertThatThrownBy(asking::run)
                .isInstanceOfSatisfying(
                        DirectorException.class, e -> assertThat(e.reason()).isEqualTo(reason))
                .hasMessageNotContaining("s3cret");
    }

    @Nested
    class OneDefinition {

        @Test
        void is_asked_for_with_the_identity_of_the_runtime() {
            answers("{\"data\": {\"eventAPI\": " + DEFINITION + "}}");

            var definition = client().definition("d");

            assertThat(definition).get().isEqualTo(DefinitionJson.read(DEFINITION));
            assertThat(asked.get(0).path("variables").toString())
                    .isIn("{\"id\":\"d\",\"runtime\":\"r-1\"}", "{\"runtime\":\"r-1\",\"id\":\"d\"}");
            assertThat(asked.get(0).path("query").asString()).contains("eventURL(runtimeID: $runtime)");
            assertThat(authorizations)
                    .containsExactly("Basic " + Base64.getEncoder().encodeToString("r-1:s3cret".getBytes(UTF_8)));
        }

        @Test
        void that_does_not_exist_is_empty() {
            answers(error("not-found", "[\"eventAPI\"]"));

            assertThat(client().definition("d")).isEmpty();
        }

        @Test
        void of_which_a_part_is_not_found_is_not_gone() {
            answers("{\"data\": {\"eventAPI\": " + DEFINITION
                    + "}, \"errors\": [{\"message\": \"runtime r-1 does not exist\","
                    + "\"path\": [\"eventAPI\", \"eventURL\"], \"extensions\": {\"code\": \"not-found\"}}]}");

            assertReason(Reason.REFUSED, () -> client().definition("d"));
        }

        @Test
        void with_an_unknown_identity_is_unauthenticated() {
            answers(error("unauthenticated", "[\"eventAPI\"]"));
            assertReason(Reason.UNAUTHENTICATED, () -> client().definition("d"));

            status = 401;
            assertReason(Reason.UNAUTHENTICATED, () -> client().definition("d"));
        }

        @Test
        void without_an_identity_yet_is_unauthenticated_and_not_asked_for() {
            assertReason(
                    Reason.UNAUTHENTICATED,
                    () -> client(Duration.ofSeconds(2), Optional.empty()).definition("d"));

            assertThat(asked).isEmpty();
        }

        @Test
        void that_fails_inside_the_director_is_refused() {
            answers(error("internal", "[\"eventAPI\"]"));
            assertReason(Reason.REFUSED, () -> client().definition("d"));

            answers("{\"errors\": [{\"message\": \"Validation error\"}]}");
            assertReason(Reason.REFUSED, () -> client().definition("d"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "<html>",
                    "{}",
                    "[]",
                    "{\"data\": null}",
                    "{\"data\": {\"eventAPI\": null}}",
                    "{\"data\": {\"eventAPI\": {\"id\": \"d\"}}}",
                    "{\"data\": {\"eventAPI\": {\"id\": \"other\", \"generation\": 1, \"applicationID\": \"a\","
                            + "\"application\": {\"name\": \"n\"}}}}",
                    "{\"data\": {\"eventAPI\": {\"id\": \"d\", \"generation\": 1, \"applicationID\": \"a\","
                            + "\"application\": {\"name\": \"n\"}, \"eventURL\": \"not a url\"}}}",
                })
        void answered_with_nonsense_is_unintelligible(String nonsense) {
            answers(nonsense);

            assertReason(Reason.UNINTELLIGIBLE, () -> client().definition("d"));
        }

        @ParameterizedTest
        @ValueSource(ints = {302, 400, 404, 500, 503})
        void with_another_status_is_unreachable(int other) {
            status = other;

            assertReason(Reason.UNREACHABLE, () -> client().definition("d"));
        }

        @Test
        void is_unreachable_when_nobody_listens() {
            var client = client();
            server.stop(0);

            assertReason(Reason.UNREACHABLE, () -> client.definition("d"));
        }

        @Test
        void is_unreachable_when_the_answer_takes_too_long() {
            answering = question -> {
                over.await();
                return "{}";
            };
            var client = client(Duration.ofMillis(200), Optional.of(new RuntimeIdentity("r-1", "s3cret")));

            assertReason(Reason.UNREACHABLE, () -> client.definition("d"));
        }

        @Test
        void is_unreachable_when_the_answer_stalls_in_its_middle() {
            server.createContext("/stalling", exchange -> {
                exchange.sendResponseHeaders(200, 1000);
                exchange.getResponseBody().write('{');
                exchange.getResponseBody().flush();
                try {
                    over.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/stalling");
            var endpoint = new GraphQLEndpoint(address(url), Duration.ofSeconds(2), Duration.ofMillis(200));
            var client = new DirectorClient(endpoint, () -> Optional.of(new RuntimeIdentity("r-1", "s3cret")));

            assertReason(Reason.UNREACHABLE, () -> client.definition("d"));
        }
    }

    @Nested
    class TheListing {

        @Test
        void follows_every_page() {
            answering = question -> {
                var after = question.path("variables").path("after").asString("");
                var application = question.path("variables").path("id").asString("");
                return switch (application + after) {
                    case "" -> applications("c1", app("a1", "one", "m1", "d1", "d2"), app("a2", "two", null));
                    case "a1m1" -> more("m2", "d3");
                    case "a1m2" -> more(null, "d4");
                    case "c1" -> applications(null, app("a3", "three", null, "d5"));
                    default -> throw new IllegalStateException(application + after);
                };
            };

            assertThat(client().listing())
                    .containsExactly(
                            new Listed("d1", 1, "one"),
                            new Listed("d2", 1, "one"),
                            new Listed("d3", 1, "one"),
                            new Listed("d4", 1, "one"),
                            new Listed("d5", 1, "three"));
        }

        @Test
        void without_any_application_is_empty() {
            answers(applications(null));

            assertThat(client().listing()).isEmpty();
        }

        @Test
        void that_fails_half_way_is_no_listing() {
            answering = question -> question.path("variables").has("after")
                    ? error("not-found", "[\"applicationsForRuntime\"]")
                    : applications("c1", app("a1", "one", null, "d1"));

            assertReason(Reason.REFUSED, () -> client().listing());
        }

        @Test
        void whose_pages_go_in_circles_is_unintelligible() {
            answers(applications("c1", app("a1", "one", null, "d1")));

            assertReason(Reason.UNINTELLIGIBLE, () -> client().listing());
            assertThat(asked).hasSize(2);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"data\": {}}",
                    "{\"data\": {\"applicationsForRuntime\": null}}",
                    "{\"data\": {\"applicationsForRuntime\": {\"data\": []}}}",
                    "{\"data\": {\"applicationsForRuntime\": {\"data\": [{\"id\": \"a\"}], \"pageInfo\": {\"hasNextPage\": false}}}}"
                })
        void without_its_parts_is_unintelligible(String nonsense) {
            answers(nonsense);

            assertReason(Reason.UNINTELLIGIBLE, () -> client().listing());
        }

        private static String applications(@Nullable String next, String... applications) {
            return "{\"data\": {\"applicationsForRuntime\": " + page(next, applications) + "}}";
        }

        private static String app(String id, String name, @Nullable String next, String... definitions) {
            return "{\"id\": \"%s\", \"name\": \"%s\", \"eventAPIs\": %s}"
                    .formatted(id, name, definitions(next, definitions));
        }

        private static String more(@Nullable String next, String... definitions) {
            return "{\"data\": {\"application\": {\"eventAPIs\": " + definitions(next, definitions) + "}}}";
        }

        private static String definitions(@Nullable String next, String... ids) {
            return page(
                    next,
                    Arrays.stream(ids)
                            .map("{\"id\": \"%s\", \"generation\": 1}"::formatted)
                            .toArray(String[]::new));
        }

        private static String page(@Nullable String next, String... data) {
            return "{\"data\": [%s], \"pageInfo\": {\"endCursor\": \"%s\", \"hasNextPage\": %s}}"
                    .formatted(String.join(",", data), next == null ? "" : next, next != null);
        }
    }

    private static String error(String code, String path) {
        return "{\"data\": {\"eventAPI\": null}, \"errors\": [{\"message\": \"event API d does not exist\", \"path\": %s, \"extensions\": {\"code\": \"%s\"}}]}"
                .formatted(path, code);
    }
}
