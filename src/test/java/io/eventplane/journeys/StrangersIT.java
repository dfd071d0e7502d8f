package io.eventplane.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.eventplane.token.TestIssuer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Getting into the Director where one does not belong: each attempt by name. */
@ExtendWith(GuardedDirector.Shared.class)
class StrangersIT {

    private static final String QUESTION = "{\"query\": \"{ applications { totalCount } }\"}";
    private static final String INTROSPECTION = "{\"query\": \"{ __schema { types { name } } }\"}";

    private final GuardedDirector director;

    StrangersIT(GuardedDirector director) {
        this.director = director;
    }

    /** Makes a token that must not do. */
    private interface Attempt {
        String with(TestIssuer issuer) throws JOSEException;
    }

    static Stream<Arguments> attempts() {
        return Stream.of(
                attempt(
                        "an expired token",
                        issuer -> issuer.token()
                                .expiresIn(Duration.ofSeconds(-90))
                                .sign()),
                attempt(
                        "a token without an end",
                        issuer -> issuer.token().neverExpires().sign()),
                attempt(
                        "a token of tomorrow",
                        issuer -> issuer.token().notBeforeIn(Duration.ofDays(1)).sign()),
                attempt(
                        "a token for somebody else",
                        issuer -> issuer.token().audience("another-api").sign()),
                attempt(
                        "a token for nobody",
                        issuer -> issuer.token().with("aud", null).sign()),
                attempt(
                        "a token of no issuer",
                        issuer -> issuer.token().with("iss", null).sign()),
                attempt("a token of another issuer", issuer -> {
                    try (var other = TestIssuer.start()) {
                        return other.token().scope("admin").sign();
                    }
                }),
                attempt("another issuer's token in the name of this one", issuer -> {
                    try (var other = TestIssuer.start()) {
                        return other.token()
                                .with("iss", issuer.identifier().toString())
                                .keyId(null)
                                .sign();
                    }
                }),
                attempt("a token without signature", issuer -> issuer.token().unsigned()),
                attempt("a token whose signature was cut off", issuer -> {
                    var token = issuer.token().sign();
                    return token.substring(0, token.lastIndexOf('.') + 1);
                }),
                attempt(
                        "an HMAC with the public key",
                        issuer -> issuer.token()
                                .signedBy(
                                        JWSAlgorithm.HS256,
                                        new MACSigner(
                                                issuer.key().toRSAPublicKey().getEncoded()))
                                .sign()),
                attempt(
                        "a key of one's own under the issuer's key id",
                        issuer -> issuer.token()
                                .signedBy(JWSAlgorithm.RS256, new RSASSASigner(new RSAKeyGenerator(2048).generate()))
                                .sign()),
                attempt("a key of one's own in the header", issuer -> {
                    var key = new RSAKeyGenerator(2048).generate();
                    return issuer.token()
                            .header(header -> header.jwk(key.toPublicJWK()))
                            .signedBy(JWSAlgorithm.RS256, new RSASSASigner(key))
                            .sign();
                }),
                attempt("more rights written into a token", issuer -> {
                    var parts = issuer.token().scope("none0").sign().split("\\.", -1);
                    var claims = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8).replace("none0", "admin");
                    return parts[0] + "."
                            + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(UTF_8)) + "."
                            + parts[2];
                }),
                attempt(
                        "an ID token",
                        issuer -> issuer.token().type("JWT").with("typ", "ID").sign()),
                attempt(
                        "a refresh token",
                        issuer -> issuer.token()
                                .type("JWT")
                                .with("typ", "Refresh")
                                .sign()),
                attempt(
                        "a logout token",
                        issuer -> issuer.token().type("logout+jwt").sign()),
                attempt(
                        "a token bound to a key that nobody shows",
                        issuer -> issuer.token().with("cnf", Map.of("jkt", "x")).sign()),
                attempt(
                        "a token of two clients",
                        issuer -> issuer.token().with("azp", "other").sign()),
                attempt(
                        "a tenant that is a list",
                        issuer -> issuer.token()
                                .with("tenant", List.of("default", "other"))
                                .sign()),
                attempt(
                        "a tenant that is empty",
                        issuer -> issuer.token().with("tenant", "").sign()),
                attempt(
                        "a tenant that is too long",
                        issuer -> issuer.token().with("tenant", "t".repeat(300)).sign()),
                attempt("an opaque token", issuer -> issuer.opaque(Map.of("sub", "device", "scope", "admin"))),
                attempt("no token", issuer -> "no-token-at-all"),
                attempt("the password as a token", issuer -> GuardedDirector.PASSWORD),
                attempt(
                        "a token that is too long",
                        issuer ->
                                issuer.token().with("much", "m".repeat(13_000)).sign()));
    }

    private static Arguments attempt(String name, Attempt attempt) {
        return Arguments.of(name, attempt);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attempts")
    void a_token_that_does_not_do_is_refused(String name, Attempt attempt) throws JOSEException {
        var token = attempt.with(director.issuer());

        var answer = director.asStranger().withToken(token).post(QUESTION);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
        assertThat(challenges(answer))
                .singleElement()
                .asString()
                .startsWith("Bearer realm=\"eventplane Director\", error=\"invalid_token\", error_description=\"");
        assertThat(answer.body()).contains("\"unauthenticated\"").doesNotContain(token, "Exception", "nimbus");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    static final List<String> HEADERS = List.of(
            "Basic",
            "Basic !!!",
            "Basic YWRtaW4=",
            "Basic YWRtaW46",
            "Basic YWRtaW46d3Jvbmc=",
            "Basic Og==",
            "Bearer",
            "Digest username=\"admin\"",
            "Negotiate x",
            "admin:operator-password",
            " ");

    @ParameterizedTest(name = "header {index}: {0}")
    @FieldSource("HEADERS")
    void a_header_that_proves_nothing_is_refused(String header) {
        assertThat(director.ask("/graphql", "Authorization", header).statusCode())
                .isEqualTo(401);
    }

    @Test
    void who_presents_nothing_hears_what_to_present_and_nothing_else() {
        for (String question : List.of(QUESTION, INTROSPECTION, "[" + QUESTION + "," + QUESTION + "]", "nonsense")) {
            var answer = director.asStranger().post(question);

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(challenges(answer))
                    .containsExactly(
                            "Basic realm=\"eventplane Director\", charset=\"UTF-8\"",
                            "Bearer realm=\"eventplane Director\"");
            assertThat(answer.body())
                    .doesNotContain(
                            "__schema",
                            "EventAPIDefinition",
                            director.issuer().identifier().toString());
        }
    }

    @Test
    void the_schema_is_not_for_strangers() {
        assertThat(Http.get(director.server().uri("/graphql/schema.graphql")).statusCode())
                .isEqualTo(401);
    }

    @Test
    void the_page_tells_strangers_where_to_log_in() {
        var settings = JsonMapper.shared()
                .readTree(Http.get(director.server().uri("/graphql-ui/login.json"))
                        .body());

        assertThat(settings.path("issuer").asString())
                .isEqualTo(director.issuer().identifier().toString());
        assertThat(settings.path("clientId").asString()).isEqualTo(GuardedDirector.LOGIN_CLIENT);
        assertThat(settings.path("scope").asString()).contains("openid", "application:read", "admin");
        assertThat(Http.get(director.server().uri("/graphql-ui/")).body())
                .contains("login.js")
                .doesNotContain("render.js");
    }

    @Test
    void several_questions_at_once_are_not_taken() {
        var answer = director.as(director.token("application:read")).post("[" + QUESTION + "," + QUESTION + "]");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("not a JSON object");
    }

    @Test
    void a_token_in_the_address_is_refused_also_a_good_one() {
        var token = director.token("admin").sign();
        for (String query :
                List.of("?access_token=" + token, "?a=b&ACCESS_TOKEN=" + token, "?access%5Ftoken=" + token)) {
            var answer = director.ask("/graphql" + query, "Authorization", "Bearer " + token);

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(challenges(answer)).singleElement().asString().contains("error=\"invalid_request\"");
        }
    }

    @Test
    void two_headers_are_refused() {
        var answer = director.ask(
                "/graphql",
                "Authorization",
                "Bearer " + director.token("admin").sign(),
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString("admin:wrong".getBytes(UTF_8)));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(challenges(answer)).singleElement().asString().contains("error=\"invalid_request\"");
    }

    @Test
    void a_token_is_taken_whatever_the_case_of_its_scheme() {
        var token = director.token("application:read").sign();

        assertThat(director.ask("/graphql", "Authorization", "bearer " + token).statusCode())
                .isEqualTo(200);
        assertThat(director.ask("/graphql", "Authorization", "Bearer   " + token)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_new_key_of_the_issuer_is_found_and_the_old_one_does_while_it_is_away() {
        director.issuer().rotate();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(read().statusCode()).isEqualTo(200));

        director.issuer().fail(true);
        try {
            assertThat(read().statusCode()).isEqualTo(200);
        } finally {
            director.issuer().fail(false);
        }
    }

    /** With a token of its own. */
    private HttpResponse<String> read() {
        return director.as(director.token("application:read")).post(QUESTION);
    }

    private static List<String> challenges(HttpResponse<String> answer) {
        return answer.headers().allValues("WWW-Authenticate");
    }
}
