package io.eventplane.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventplane.asyncapi.verdict.InvalidDocumentException;
import io.eventplane.bus.BusFailures;
import io.eventplane.platform.Credential;
import io.eventplane.subscription.ExternalSubscription;
import io.eventplane.subscription.SubscriptionAuth;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** External systems push events of a subscription, over real HTTP. */
class PushTest {

    private static final String SHOP = "https://shop.example.org/webhooks";
    private static final String USER = basic("pusher", "secret");
    private static final String LAMP = "{\"lumens\": 1}";

    private final ListeningGateway gateway = new ListeningGateway(Definitions.LAMPS);
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Nested
    class Handshake {

        @Test
        void the_host_of_the_subscriptions_url_may_push() {
            subscribe(subscription("*", Map.of(), auth(Map.of(), Map.of())));
            var answer = options("/subscriptions/d1/all", "Shop.Example.org");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("WebHook-Allowed-Origin")).contains("Shop.Example.org");
            assertThat(answer.headers().firstValue("WebHook-Allowed-Rate")).contains("*");
            assertThat(answer.headers().firstValue("Allow")).contains("OPTIONS, POST");
        }

        @Test
        void it_is_told_how_fast() {
            gateway.gateway()
                    .pushUrls
                    .changed(Definitions.rated("d1", 2, Definitions.LAMPS, 5)
                            .with(List.of(subscription("*", Map.of(), auth(Map.of(), Map.of())))));

            assertThat(options("/subscriptions/d1/all", "shop.example.org")
                            .headers()
                            .firstValue("WebHook-Allowed-Rate"))
                    .contains("300");
        }

        @Test
        void nobody_else_is_told_so() {
            subscribe(subscription("*", Map.of(), auth(Map.of(), Map.of())));

            assertThat(options("/subscriptions/d1/all", "evil.example.org")
                            .headers()
                            .map())
                    .doesNotContainKeys("webhook-allowed-origin", "webhook-allowed-rate");
            assertThat(options("/subscriptions/d1/other", "shop.example.org").statusCode())
                    .isEqualTo(404);
            assertThat(options("/subscriptions/d2/all", "shop.example.org").statusCode())
                    .isEqualTo(404);
            assertThat(options("/events/d1", "shop.example.org").statusCode()).isEqualTo(405);
        }

        @Test
        void other_methods_are_told_which_there_are() {
            subscribe(subscription("*", Map.of(), auth(Map.of(), Map.of())));
            var answer = send(request("/subscriptions/d1/all").GET());

            assertThat(answer.statusCode()).isEqualTo(405);
            assertThat(answer.headers().firstValue("Allow")).contains("OPTIONS, POST");
        }
    }

    @Nested
    class Events {

        @Test
        void one_is_on_the_bus_before_it_is_answered() {
            subscribe(subscription("*", Map.of(), auth(Map.of(), Map.of())));
            var answer = push("/subscriptions/d1/all", USER, Map.of("Content-Type", "application/json"), LAMP);

            assertThat(answer.statusCode()).isEqualTo(202);
            var event = gateway.bus().only().event();
            assertThat(event.getSource()).isEqualTo(URI.create(SHOP));
            assertThat(event.getType()).isEqualTo("lampMeasured");
        }

        @Test
        void all_forms_are_taken() {
            subscribe(subscription("lamps/measured", Map.of(), auth(Map.of(), Map.of())));
            var binary = Map.of(
                    "Content-Type", "application/json",
                    "ce-specversion", "1.0",
                    "ce-id", "b1",
                    "ce-source", "/shop",
                    "ce-type", "lampMeasured");
            var whole = "{\"specversion\": \"1.0\", \"id\": \"s1\", \"source\": \"/shop\", \"type\": \"lampMeasured\", "
                    + "\"data\": " + LAMP + "}";
            var path = "/subscriptions/d1/lamps-measured";

            assertThat(push(path, USER, binary, LAMP).statusCode()).isEqualTo(202);
            assertThat(push(path, USER, Map.of("Content-Type", "application/cloudevents+json"), whole)
                            .statusCode())
                    .isEqualTo(202);
            assertThat(push(
                                    path,
                                    USER,
                                    Map.of("Content-Type", "application/cloudevents-batch+json"),
                                    "[" + whole + "," + whole.replace("s1", "s2") + "]")
                            .statusCode())
                    .isEqualTo(202);
            assertThat(gateway.bus().published)
                    .extracting(each -> each.event().getId())
                    .containsExactly("b1", "s1", "s1", "s2");
        }

        @Test
        void what_is_not_as_the_document_says_is_refused() {
            subscribe(subscription("*", Map.of(), auth(Map.of(), Map.of())));

            assertThat(push(
                                    "/subscriptions/d1/all",
                                    USER,
                                    Map.of("Content-Type", "application/json"),
                                    "{\"lumens\": -1}")
                            .statusCode())
                    .isEqualTo(422);
            assertThat(gateway.bus().published).isEmpty();
        }

        @Test
        void a_bus_that_is_away_is_told_with_a_time_to_come_again() {
            subscribe(subscription("*", Map.of(), auth(Map.of(), Map.of())));
            gateway.bus().confirming = event -> CompletableFuture.failedFuture(BusFailures.unavailable());
            var answer = push("/subscriptions/d1/all", USER, Map.of("Content-Type", "application/json"), LAMP);

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        }
    }

    @Nested
    class Credentials {

        @ParameterizedTest
        @ValueSource(strings = {"", "Basic cHVzaGVyOndyb25n", "Bearer abc", "Basic x"})
        void wrong_ones_or_none_do_not_do(String authorization) {
            subscribe(subscription("*", Map.of(), auth(Map.of(), Map.of())));
            var answer = push("/subscriptions/d1/all", authorization, Map.of(), LAMP);

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
            assertThat(gateway.bus().published).isEmpty();
        }

        @Test
        void those_of_the_definition_are_for_publishers_and_the_other_way_round() {
            gateway.gateway()
                    .pushUrls
                    .changed(Definitions.of("d1", 2, Definitions.LAMPS, new Credential.Basic("publisher", "secret"))
                            .with(List.of(subscription("*", Map.of(), auth(Map.of(), Map.of())))));

            assertThat(push("/subscriptions/d1/all", basic("publisher", "secret"), Map.of(), LAMP)
                            .statusCode())
                    .isEqualTo(401);
        }

        @Test
        void a_token_of_an_issuer_that_is_not_trusted_here_does_not_do() {
            var client = new Credential.OAuth("client", "secret", "https://issuer.example.org/token");
            subscribe(subscription("*", Map.of(), new SubscriptionAuth(client, Map.of(), Map.of())));

            assertThat(push("/subscriptions/d1/all", "Bearer abc", Map.of(), LAMP)
                            .statusCode())
                    .isEqualTo(401);
        }

        @Test
        void additional_headers_and_query_parameters_have_to_come_too() {
            subscribe(
                    subscription("*", Map.of(), auth(Map.of("X-Key", List.of("k1")), Map.of("token", List.of("t 1")))));
            var path = "/subscriptions/d1/all";

            assertThat(push(path + "?token=t%201", USER, Map.of("X-Key", "k1"), LAMP)
                            .statusCode())
                    .isEqualTo(202);
            assertThat(push(path, USER, Map.of("X-Key", "k1"), LAMP).statusCode())
                    .isEqualTo(401);
            assertThat(push(path + "?token=t%201", USER, Map.of(), LAMP).statusCode())
                    .isEqualTo(401);
            assertThat(push(path + "?token=t%201", USER, Map.of("X-Key", "k2"), LAMP)
                            .statusCode())
                    .isEqualTo(401);
            assertThat(push(path + "?token=t%201", basic("pusher", "x"), Map.of("X-Key", "k1"), LAMP)
                            .statusCode())
                    .isEqualTo(401);
        }

        @Test
        void they_tell_two_subscriptions_of_one_path_apart() {
            var other = new SubscriptionAuth(new Credential.Basic("other", "secret"), Map.of(), Map.of());
            subscribe(
                    subscription("*", Map.of("path", "in"), auth(Map.of(), Map.of())),
                    new ExternalSubscription(
                            "https://other.example.org/",
                            Optional.of(other),
                            "*",
                            Map.of("mode", "push", "path", "in")));

            assertThat(push("/subscriptions/d1/in", basic("other", "secret"), Map.of(), LAMP)
                            .statusCode())
                    .isEqualTo(202);
            assertThat(gateway.bus().only().event().getSource()).isEqualTo(URI.create("https://other.example.org/"));
            assertThat(push("/subscriptions/d1/in", USER, Map.of(), LAMP).statusCode())
                    .isEqualTo(202);
        }
    }

    @Nested
    class Life {

        @Test
        void one_that_is_removed_is_gone_until_it_comes_back() {
            var push = subscription("*", Map.of(), auth(Map.of(), Map.of()));
            subscribe(push);
            subscribe();
            assertThat(push("/subscriptions/d1/all", USER, Map.of(), LAMP).statusCode())
                    .isEqualTo(410);
            assertThat(options("/subscriptions/d1/all", "shop.example.org").statusCode())
                    .isEqualTo(410);

            subscribe(push);
            assertThat(push("/subscriptions/d1/all", USER, Map.of(), LAMP).statusCode())
                    .isEqualTo(202);

            gateway.gateway().pushUrls.removed("d1");
            assertThat(push("/subscriptions/d1/all", USER, Map.of(), LAMP).statusCode())
                    .isEqualTo(410);
        }

        @Test
        void a_document_that_can_not_be_read_closes_it_for_now() {
            var push = subscription("*", Map.of(), auth(Map.of(), Map.of()));
            subscribe(push);
            var broken = Definitions.of("d1", "asyncapi: [").with(List.of(push));

            assertThatThrownBy(() -> gateway.gateway().pushUrls.changed(broken))
                    .isInstanceOf(InvalidDocumentException.class);
            assertThat(push("/subscriptions/d1/all", USER, Map.of(), LAMP).statusCode())
                    .isEqualTo(404);
        }

        @Test
        void what_is_pulled_or_not_right_is_not_opened() {
            subscribe(
                    new ExternalSubscription(SHOP, Optional.empty(), "*", Map.of()),
                    new ExternalSubscription(SHOP, Optional.empty(), "b", Map.of("mode", "push")));

            assertThat(push("/subscriptions/d1/all", USER, Map.of(), LAMP).statusCode())
                    .isEqualTo(404);
            assertThat(push("/subscriptions/d1/b", USER, Map.of(), LAMP).statusCode())
                    .isEqualTo(404);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/subscriptions",
                    "/subscriptions/",
                    "/subscriptions/d1",
                    "/subscriptions/d1/",
                    "/subscriptions//all",
                    "/subscriptionsd1/all"
                })
        void other_addresses_are_none(String path) {
            subscribe(subscription("*", Map.of(), auth(Map.of(), Map.of())));

            assertThat(push(path, USER, Map.of(), LAMP).statusCode()).isIn(400, 404);
        }
    }

    private void subscribe(ExternalSubscription... subscriptions) {
        gateway.gateway()
                .pushUrls
                .changed(Definitions.of("d1", Definitions.LAMPS).with(List.of(subscriptions)));
    }

    private static ExternalSubscription subscription(
            String topic, Map<String, String> attributes, SubscriptionAuth auth) {
        Map<String, String> all = new LinkedHashMap<>(attributes);
        all.put("mode", "push");
        return new ExternalSubscription(SHOP, Optional.of(auth), topic, all);
    }

    private static SubscriptionAuth auth(Map<String, List<String>> headers, Map<String, List<String>> parameters) {
        return new SubscriptionAuth(new Credential.Basic("pusher", "secret"), headers, parameters);
    }

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
    }

    private HttpResponse<String> options(String path, String origin) {
        return send(request(path).header("WebHook-Request-Origin", origin).method("OPTIONS", BodyPublishers.noBody()));
    }

    private HttpResponse<String> push(String path, String authorization, Map<String, String> headers, String body) {
        var request = request(path).POST(BodyPublishers.ofString(body));
        headers.forEach(request::header);
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return send(request);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(gateway.uri(path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return client.sendAsync(request.build(), BodyHandlers.ofString()).join();
    }
}
