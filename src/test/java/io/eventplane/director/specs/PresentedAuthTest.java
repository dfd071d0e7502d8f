package io.eventplane.director.specs;

import static io.eventplane.director.specs.Fetching.DOCUMENT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.eventplane.director.credentials.Auth;
import io.eventplane.director.credentials.BasicCredentialData;
import io.eventplane.director.credentials.CSRFTokenCredentialRequestAuth;
import io.eventplane.director.credentials.CredentialData;
import io.eventplane.director.credentials.CredentialRequestAuth;
import io.eventplane.director.credentials.HttpHeaders;
import io.eventplane.director.credentials.OAuthCredentialData;
import io.eventplane.director.credentials.QueryParams;
import io.eventplane.director.definitions.FetchMode;
import io.eventplane.director.definitions.FetchSource;
import io.eventplane.director.specs.TestWeb.Asked;
import io.eventplane.director.specs.TestWeb.Reply;
import io.eventplane.director.specs.sources.Fetched;
import java.net.InetAddress;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is presented, where, and to nobody else. */
class PresentedAuthTest {

    private static final CredentialData ADA = new BasicCredentialData("ada", "hush");
    private static final String BASIC_ADA = basic("ada:hush");

    private final TestWeb web = TestWeb.start();
    private final TestWeb other = TestWeb.start();
    private final Fetching fetching = Fetching.fromLoopback();

    @BeforeEach
    void serve() {
        web.at("/spec", DOCUMENT);
        other.at("/spec", DOCUMENT);
    }

    @AfterEach
    void stop() {
        fetching.close();
        web.close();
        other.close();
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    }

    private static Auth auth(CredentialData credential) {
        return new Auth(credential, null, null, null);
    }

    private static String message(Fetched fetched) {
        assertThat(fetched).isInstanceOf(Fetched.Nothing.class);
        return ((Fetched.Nothing) fetched).message();
    }

    private static void assertFetched(Fetched fetched) {
        assertThat(fetched).isInstanceOf(Fetched.Document.class);
    }

    @Nested
    class Presenting {

        @Test
        void basic_credentials_are_sent_without_being_asked_for() {
            assertFetched(fetching.single(web.url("/spec"), auth(ADA)));

            assertThat(web.last().header("Authorization")).isEqualTo(BASIC_ADA);
        }

        @Test
        void headers_and_parameters_go_along() {
            var headers = new HttpHeaders(Map.of("X-Api-Key", List.of("k1"), "Accept", List.of("text/yaml")));
            var parameters = new QueryParams(Map.of("key", List.of("a b&c", "d"), "v", List.of("2")));

            assertFetched(fetching.single(web.url("/spec?v=1"), new Auth(ADA, headers, parameters, null)));

            assertThat(web.last().header("X-Api-Key")).isEqualTo("k1");
            assertThat(web.last().header("Accept")).isEqualTo("text/yaml");
            assertThat(web.last().uri()).isEqualTo("/spec?v=1&key=a+b%26c&key=d");
        }

        @Test
        void headers_that_frame_the_message_are_the_clients_own() {
            var headers = new HttpHeaders(Map.of(
                    "Host", List.of("elsewhere.example"),
                    "Content-Length", List.of("9"),
                    "transfer-encoding", List.of("chunked"),
                    "Authorization", List.of("ApiKey k2")));

            assertFetched(fetching.single(web.url("/spec"), new Auth(ADA, headers, null, null)));

            assertThat(web.last().header("Host")).isEqualTo("127.0.0.1:" + web.port());
            assertThat(web.last().header("Content-Length")).isEmpty();
            assertThat(web.last().header("Authorization")).isEqualTo("ApiKey k2");
        }

        @Test
        void a_refusal_is_said_without_what_was_refused() {
            web.at(
                    "/spec",
                    asked -> Reply.of(401, asked.header("Authorization")).with("WWW-Authenticate", "Basic"));
            var parameters = new QueryParams(Map.of("key", List.of("hush-key")));

            var message = message(fetching.single(web.url("/spec"), new Auth(ADA, null, parameters, null)));

            assertThat(message).endsWith("/spec answered 401").doesNotContain("hush", "YWRh");
            assertThat(web.asked()).hasSize(1);
        }
    }

    @Nested
    class OtherOrigins {

        private final Auth all = new Auth(
                ADA,
                new HttpHeaders(Map.of("X-Api-Key", List.of("k1"))),
                new QueryParams(Map.of("key", List.of("k2"))),
                null);

        @Test
        void after_a_redirect_get_nothing() {
            web.at("/moved", asked -> Reply.to(other.url("/spec")));

            assertFetched(fetching.single(web.url("/moved"), all));

            assertGotNothing(other.last());
            assertThat(web.last().uri()).isEqualTo("/moved?key=k2");
        }

        @Test
        void that_redirect_back_change_nothing() {
            web.at("/moved", asked -> Reply.to(other.url("/back")));
            other.at("/back", asked -> Reply.to(web.url("/spec")));

            assertFetched(fetching.single(web.url("/moved"), all));

            assertGotNothing(other.last());
            assertThat(web.last().header("Authorization")).isEqualTo(BASIC_ADA);
        }

        @Test
        void that_an_index_or_a_reference_names_get_nothing() {
            web.at("/index", "[\"" + other.url("/spec") + "\"]")
                    .at("/split", DOCUMENT + "x-a: {$ref: '" + other.url("/part") + "'}\nx-b: {$ref: 'part'}")
                    .at("/part", "b: 1");
            other.at("/part", "a: 1");

            assertFetched(fetching.fetch(new FetchSource(web.url("/index"), all, FetchMode.INDEX, null)));
            assertGotNothing(other.last());
            assertFetched(fetching.single(web.url("/split"), all));

            assertGotNothing(other.last());
            assertThat(web.last().uri()).isEqualTo("/part?key=k2");
            assertThat(web.last().header("X-Api-Key")).isEqualTo("k1");
        }

        private static void assertGotNothing(Asked asked) {
            assertThat(asked.header("Authorization") + asked.header("X-Api-Key"))
                    .isEmpty();
            assertThat(asked.uri()).doesNotContain("k2");
        }
    }

    @Nested
    class OAuth {

        private final AtomicInteger tokens = new AtomicInteger();
        private final Auth client =
                auth(new OAuthCredentialData("shop:1", "hush&secret", other.url("/token?tenant=a")));

        @BeforeEach
        void issue() {
            other.at(
                    "/token",
                    asked -> Reply.of("{\"access_token\": \"t" + tokens.incrementAndGet()
                            + "\", \"token_type\": \"bearer\", \"expires_in\": 3600}"));
        }

        @Test
        void a_token_is_got_by_client_credentials_and_kept() {
            assertFetched(fetching.single(web.url("/spec"), client));
            assertFetched(fetching.single(web.url("/spec"), client));

            assertThat(other.asked()).hasSize(1);
            assertThat(other.last().method()).isEqualTo("POST");
            assertThat(other.last().body()).isEqualTo("grant_type=client_credentials");
            assertThat(other.last().header("Authorization")).isEqualTo(basic("shop%3A1:hush%26secret"));
            assertThat(web.asked())
                    .extracting(asked -> asked.header("Authorization"))
                    .containsOnly("Bearer t1");
        }

        @Test
        void a_token_that_expires_at_once_is_not_kept() {
            other.at("/token", asked -> Reply.of("{\"access_token\": \"t" + tokens.incrementAndGet() + "\"}"));

            assertFetched(fetching.single(web.url("/spec"), client));
            assertFetched(fetching.single(web.url("/spec"), client));

            assertThat(web.last().header("Authorization")).isEqualTo("Bearer t2");
        }

        @Test
        void a_token_that_is_not_taken_any_more_is_replaced_once() {
            assertFetched(fetching.single(web.url("/spec"), client));
            web.at(
                    "/spec",
                    asked ->
                            asked.header("Authorization").equals("Bearer t2") ? Reply.of(DOCUMENT) : Reply.of(401, ""));

            assertFetched(fetching.single(web.url("/spec"), client));
            web.at("/spec", asked -> Reply.of(401, ""));

            assertThat(message(fetching.single(web.url("/spec"), client))).endsWith("answered 401");
            assertThat(tokens).hasValue(3);
        }

        @ParameterizedTest
        @ValueSource(strings = {"{}", "no", "{\"access_token\": \"a\\r\\nX: b\"}", "{\"access_token\": 7}", "[]", ""})
        void what_is_no_token_fails_the_fetch(String answer) {
            other.at("/token", asked -> Reply.of(answer));

            assertThat(message(fetching.single(web.url("/spec"), client)))
                    .contains("/token?… gave no access token: 200");
            assertThat(web.asked()).isEmpty();
        }

        @Test
        void a_refused_client_is_said_so_without_its_secret() {
            other.at(
                    "/token",
                    asked -> Reply.of(401, "{\"error\": \"invalid_client\", \"error_description\": \"hush&secret\"}"));

            assertThat(message(fetching.single(web.url("/spec"), client)))
                    .endsWith("gave no access token: 401 invalid_client")
                    .doesNotContain("hush", "tenant");
        }

        @Test
        void a_token_endpoint_is_guarded_and_not_followed_elsewhere() {
            other.at("/token", asked -> Reply.to(web.url("/spec")));
            var inside = auth(new OAuthCredentialData("a", "b", "http://169.254.169.254/token"));

            assertThat(message(fetching.single(web.url("/spec"), client))).contains("gave no access token: 302");
            assertThat(message(fetching.single(web.url("/spec"), inside))).contains("not public");
            assertThat(web.asked()).isEmpty();
        }
    }

    @Nested
    class Csrf {

        private Auth csrf(String url) {
            var token = new CSRFTokenCredentialRequestAuth(
                    url,
                    new BasicCredentialData("bob", "quiet"),
                    new HttpHeaders(Map.of("X-Tenant", List.of("t"))),
                    new QueryParams(Map.of("client", List.of("100"))));
            return new Auth(ADA, null, null, new CredentialRequestAuth(token));
        }

        @Test
        void a_token_and_its_cookies_are_carried_to_the_request() {
            web.at(
                    "/csrf",
                    asked -> Reply.of(200, "")
                            .with("X-CSRF-Token", "c1")
                            .with("Set-Cookie", "session=s1; Path=/; HttpOnly"));

            assertFetched(fetching.single(web.url("/spec"), csrf(web.url("/csrf"))));

            var asking = web.asked().get(0);
            assertThat(asking.uri()).isEqualTo("/csrf?client=100");
            assertThat(asking.header("x-csrf-token")).isEqualTo("fetch");
            assertThat(asking.header("Authorization")).isEqualTo(basic("bob:quiet"));
            assertThat(asking.header("X-Tenant")).isEqualTo("t");
            assertThat(web.last().header("x-csrf-token")).isEqualTo("c1");
            assertThat(web.last().header("Cookie")).isEqualTo("session=s1");
            assertThat(web.last().header("Authorization")).isEqualTo(BASIC_ADA);
        }

        @Test
        void cookies_of_another_host_are_not_carried() {
            try (var named = Fetching.resolving("127.0.0.1", host -> InetAddress.getAllByName("127.0.0.1"))) {
                other.at(
                        "/csrf",
                        asked -> Reply.of("x").with("X-CSRF-Token", "c1").with("Set-Cookie", "session=s1"));

                assertFetched(named.single(web.url("/spec"), csrf("http://tokens.example:" + other.port() + "/csrf")));

                assertThat(web.last().header("x-csrf-token")).isEqualTo("c1");
                assertThat(web.last().header("Cookie")).isEmpty();
            }
        }

        @Test
        void no_token_fails_the_fetch() {
            web.at("/csrf", asked -> Reply.of(403, ""));

            assertThat(message(fetching.single(web.url("/spec"), csrf(web.url("/csrf")))))
                    .contains("gave no x-csrf-token: 403");
            assertThat(web.asked()).hasSize(1);
        }
    }
}
