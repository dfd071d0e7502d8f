package io.eventplane.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventplane.platform.Credential;
import io.eventplane.token.TestIssuer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each scheme of AsyncAPI over each protocol, with what is right, wrong, missing and expired; against the gateway's own ports, with clients
 * that others have written. The matrix is left in {@code target/security-matrix.md}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SchemesMatrixTest {

    private static final String KEY = "a-key-of-thirty-letters-or-so";
    private static final Credential.Basic BASIC = new Credential.Basic("lamp", KEY);
    private static final Presented PAIR = Presented.NOTHING.user("lamp", KEY);
    private static final Presented WRONG_PAIR = Presented.NOTHING.user("lamp", KEY + "!");
    private static final Set<Publisher> WITH_REQUESTS = Set.of(Publisher.HTTP, Publisher.WEBSOCKET);
    private static final Set<Publisher> WITH_SASL = Set.of(Publisher.MQTT, Publisher.AMQP);
    private static final Set<Publisher> ALL = Set.of(Publisher.values());

    private final TestIssuer issuer = TestIssuer.start();
    private final Map<String, Map<Publisher, Map<Case, String>>> matrix = new TreeMap<>();
    private @Nullable WholeGateway gateway;

    enum Case {
        RIGHT,
        WRONG,
        MISSING,
        EXPIRED
    }

    /**
     * One scheme.
     *
     * @param schemes those that the document's servers demand, of which any will do; none leaves it to the definition's auth
     * @param served the protocols that have it; over others it is closed, and reported so
     * @param presented what is presented in each case; a scheme whose credentials do not expire has none for that
     */
    record Scheme(
            String name,
            Credential auth,
            Map<String, String> schemes,
            Set<Publisher> served,
            Map<Case, Presented> presented) {

        private static Scheme of(String name, String text, Set<Publisher> served, Presented right, Presented wrong) {
            return new Scheme(
                    name,
                    BASIC,
                    text.isEmpty() ? Map.of() : Map.of("s", text),
                    served,
                    Map.of(Case.RIGHT, right, Case.WRONG, wrong, Case.MISSING, Presented.NOTHING));
        }

        String id() {
            return "d-" + name.replaceAll("[^A-Za-z0-9]", "-");
        }
    }

    private Stream<Scheme> all() {
        return Stream.of(
                        Stream.of(Scheme.of("auth basic", "", ALL, PAIR, WRONG_PAIR)),
                        passwords(),
                        keys(),
                        proofs(),
                        tokens(),
                        Stream.of(certificate()))
                .flatMap(part -> part);
    }

    private static Stream<Scheme> passwords() {
        return Stream.of(
                Scheme.of("userPassword", "{type: userPassword}", ALL, PAIR, WRONG_PAIR),
                Scheme.of("http basic", "{type: http, scheme: basic}", ALL, PAIR, WRONG_PAIR),
                Scheme.of("plain", "{type: plain}", WITH_SASL, PAIR, WRONG_PAIR));
    }

    private static Stream<Scheme> keys() {
        return Stream.of(
                Scheme.of(
                        "apiKey in user",
                        "{type: apiKey, in: user}",
                        ALL,
                        Presented.NOTHING.user(KEY, "x"),
                        Presented.NOTHING.user("x", KEY)),
                Scheme.of(
                        "apiKey in password",
                        "{type: apiKey, in: password}",
                        ALL,
                        Presented.NOTHING.user("x", KEY),
                        Presented.NOTHING.user(KEY, "x")),
                Scheme.of(
                        "httpApiKey in header",
                        "{type: httpApiKey, in: header, name: X-Key}",
                        WITH_REQUESTS,
                        Presented.NOTHING.header("x-key", KEY),
                        Presented.NOTHING.header("x-key", KEY + "!")),
                Scheme.of(
                        "httpApiKey in query",
                        "{type: httpApiKey, in: query, name: key}",
                        WITH_REQUESTS,
                        Presented.NOTHING.query("a=b&key=" + KEY),
                        Presented.NOTHING.query("key=" + KEY + "!")),
                Scheme.of(
                        "httpApiKey in cookie",
                        "{type: httpApiKey, in: cookie, name: key}",
                        WITH_REQUESTS,
                        Presented.NOTHING.header("Cookie", "a=b; key=" + KEY),
                        Presented.NOTHING.header("Cookie", "key=" + KEY + "!")));
    }

    private static Stream<Scheme> proofs() {
        return Stream.of(
                Scheme.of(
                        "scramSha256",
                        "{type: scramSha256}",
                        WITH_SASL,
                        PAIR.by("SCRAM-SHA-256"),
                        WRONG_PAIR.by("SCRAM-SHA-256")),
                Scheme.of(
                        "scramSha512",
                        "{type: scramSha512}",
                        WITH_SASL,
                        PAIR.by("SCRAM-SHA-512"),
                        WRONG_PAIR.by("SCRAM-SHA-512")));
    }

    private Stream<Scheme> tokens() {
        return Stream.of(
                token("auth oauth", ""),
                token("http bearer", "{type: http, scheme: bearer}"),
                token(
                        "oauth2",
                        "{type: oauth2, scopes: [events.write], flows: {clientCredentials: {tokenUrl: 'https://idp.example',"
                                + " availableScopes: {events.write: any}}}}"),
                token("openIdConnect", "{type: openIdConnect, openIdConnectUrl: 'https://idp.example'}"));
    }

    private Scheme token(String name, String text) {
        return new Scheme(
                name,
                new Credential.OAuth("device", "secret", issuer.identifier() + "/token"),
                text.isEmpty() ? Map.of() : Map.of("s", text),
                ALL,
                Map.of(
                        Case.RIGHT,
                        Presented.NOTHING.token(
                                issuer.token().scope("events.write other").sign()),
                        Case.WRONG,
                        Presented.NOTHING.token(issuer.token()
                                .scope("events.write")
                                .client("another")
                                .sign()),
                        Case.MISSING,
                        Presented.NOTHING,
                        Case.EXPIRED,
                        Presented.NOTHING.token(issuer.token()
                                .scope("events.write")
                                .expiresIn(Duration.ofMinutes(-3))
                                .sign())));
    }

    private static Scheme certificate() {
        return new Scheme(
                "X509",
                new Credential.Basic("O=shop, CN=lamp", ""),
                Map.of("s", "{type: X509}"),
                ALL,
                Map.of(
                        Case.RIGHT,
                        Presented.NOTHING.certificate("lamp"),
                        Case.WRONG,
                        Presented.NOTHING.certificate("door"),
                        Case.MISSING,
                        Presented.NOTHING.certificate(Presented.NO_CERTIFICATE),
                        Case.EXPIRED,
                        Presented.NOTHING.certificate("expired")));
    }

    @BeforeAll
    void start(@TempDir Path folder) {
        var authority = Authority.in(folder)
                .sign("lamp", "O=shop, CN=lamp")
                .sign("door", "O=shop, CN=door")
                .sign("expired", "O=shop, CN=lamp", "-startdate", "-10d", "-validity", "5");
        gateway = new WholeGateway(authority, List.of(issuer.trusted()), Map.of());
        all().forEach(scheme -> gateway().define(scheme.id(), scheme.auth(), scheme.schemes()));
    }

    private WholeGateway gateway() {
        if (gateway == null) {
            throw new AssertionError("not started");
        }
        return gateway;
    }

    private Stream<Arguments> cells() {
        return all().flatMap(scheme -> Stream.of(Publisher.values())
                .flatMap(publisher -> scheme.presented().keySet().stream()
                        .sorted()
                        .map(kind -> Arguments.of(scheme.name(), publisher, kind, scheme))));
    }

    @ParameterizedTest(name = "{0} over {1}: {2}")
    @MethodSource("cells")
    void what_is_right_gets_in_and_nothing_else(String name, Publisher publisher, Case kind, Scheme scheme) {
        var presented = scheme.presented().getOrDefault(kind, Presented.NOTHING);
        boolean served = scheme.served().contains(publisher);

        boolean in = publisher.getsIn(gateway(), scheme.id(), served ? presented : fitting(publisher, presented));

        note(name, publisher, kind, served, in);
        assertThat(in).isEqualTo(served && kind == Case.RIGHT);
        assertThat(gateway().isReportedClosed(scheme.id(), publisher.protocol()))
                .isNotEqualTo(served);
    }

    /** What the protocol has no place for goes where it has one. */
    private static Presented fitting(Publisher publisher, Presented presented) {
        return WITH_REQUESTS.contains(publisher) || presented.login().isPresent() ? presented : PAIR;
    }

    private void note(String name, Publisher publisher, Case kind, boolean served, boolean in) {
        matrix.computeIfAbsent(name, any -> new EnumMap<>(Publisher.class))
                .computeIfAbsent(publisher, any -> new EnumMap<>(Case.class))
                .put(kind, in ? "in" : served ? "out" : "closed");
    }

    @AfterAll
    void print() throws IOException {
        var columns = Stream.of(Publisher.values()).toList();
        var text = new StringBuilder("| scheme | "
                + columns.stream().map(Publisher::name).collect(Collectors.joining(" | ")) + " |\n|"
                + " --- |".repeat(columns.size() + 1) + "\n");
        matrix.forEach((name, row) -> text.append("| ")
                .append(name)
                .append(" | ")
                .append(columns.stream()
                        .map(column -> cell(row.getOrDefault(column, Map.of())))
                        .collect(Collectors.joining(" | ")))
                .append(" |\n"));
        Files.writeString(Path.of("target/security-matrix.md"), text);
        System.out.println(text);
        gateway().close();
        issuer.close();
    }

    private static String cell(Map<Case, String> results) {
        return results.entrySet().stream()
                .map(one -> one.getKey().name().toLowerCase(java.util.Locale.ROOT) + " " + one.getValue())
                .collect(Collectors.joining(", "));
    }
}
