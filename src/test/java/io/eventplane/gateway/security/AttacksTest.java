package io.eventplane.gateway.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.eventplane.gateway.http.Definitions;
import io.eventplane.platform.Credential;
import io.eventplane.platform.Sha256;
import io.eventplane.token.MintedToken;
import io.eventplane.token.TestIssuer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Attempts to get in where one does not belong, each by its name, against the gateway's own ports. Behind each the owner gets in. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttacksTest {

    private static final String KEY = "Right-Key-of-the-Lamp";
    private static final String DOORS_KEY = "Right-Key-of-the-Door";
    private static final Credential.Basic LAMP = new Credential.Basic("lämp", KEY);
    private static final Credential.Basic DOOR = new Credential.Basic("door", DOORS_KEY);
    private static final Credential.Basic ASCII_LAMP = new Credential.Basic("lamp", KEY);
    private static final Presented OWNER = Presented.NOTHING.user("lämp", KEY);

    private final TestIssuer issuer = TestIssuer.start();
    private final TestIssuer stranger = TestIssuer.start();
    private @Nullable WholeGateway gateway;

    @BeforeAll
    void start(@TempDir Path folder) {
        var authority = Authority.in(folder)
                .sign("lamp", "O=shop, CN=lamp")
                .sign("door", "O=shop, CN=door")
                .sign("other-house", "O=thieves, CN=lamp")
                .sign("other-place", "O=shop, OU=lamp, CN=thief")
                .sign("embedded", "CN=\"O=shop, CN=lamp\"")
                .sign("more", "CN=thief, O=shop, CN=lamp")
                .sign("early", "O=shop, CN=lamp", "-startdate", "+5d", "-validity", "5")
                .leaveAlone("self-signed", "O=shop, CN=lamp");
        gateway = new WholeGateway(authority, List.of(issuer.trusted()), Map.of());
        gateway().define("lamp", LAMP, Map.of());
        gateway().define("door", DOOR, Map.of());
        gateway().define("token", oauth("device"), Map.of("s", oauth2("events.write")));
        gateway().define("neighbour", oauth("neighbour"), Map.of());
        gateway().define("user", ASCII_LAMP, Map.of("s", "{type: apiKey, in: user}"));
        gateway().define("password", ASCII_LAMP, Map.of("s", "{type: apiKey, in: password}"));
        gateway().define("header", ASCII_LAMP, Map.of("s", "{type: httpApiKey, in: header, name: X-Key}"));
        gateway().define("query", ASCII_LAMP, Map.of("s", "{type: httpApiKey, in: query, name: key}"));
        gateway().define("cookie", ASCII_LAMP, Map.of("s", "{type: httpApiKey, in: cookie, name: key}"));
        gateway().define("certificate", new Credential.Basic("O=shop, CN=lamp", ""), Map.of("s", "{type: X509}"));
        gateway().define("common-name", new Credential.Basic("lamp", ""), Map.of("s", "{type: X509}"));
        gateway().define("scram", ASCII_LAMP, Map.of("s", "{type: scramSha256}"));
        gateway().define("scram512", ASCII_LAMP, Map.of("s", "{type: scramSha512}"));
        gateway().define("both", together("userPassword", "X509"), new Credential.Basic("O=shop, CN=lamp", KEY));
    }

    private static Credential.OAuth oauthOf(TestIssuer issuer, String client) {
        return new Credential.OAuth(client, "secret", issuer.identifier() + "/token");
    }

    private Credential.OAuth oauth(String client) {
        return oauthOf(issuer, client);
    }

    private static String oauth2(String scope) {
        return "{type: oauth2, scopes: [" + scope + "], flows: {clientCredentials: {tokenUrl: 'https://idp.example',"
                + " availableScopes: {" + scope + ": any}}}}";
    }

    /** A document of 2.x, which can say that two schemes are demanded together. */
    private static String together(String one, String other) {
        return """
            asyncapi: 2.6.0
            info: {title: Lamps, version: 1.0.0}
            channels:
              lamps/measured:
                subscribe: {message: {name: lampMeasured, payload: {type: object}}}
            components:
              securitySchemes:
                one: {type: %s}
                other: {type: %s}
            servers:
              http: {url: gateway.example, protocol: http, security: [{one: [], other: []}]}
              ws: {url: gateway.example, protocol: ws, security: [{one: [], other: []}]}
              mqtt: {url: gateway.example, protocol: mqtt, security: [{one: [], other: []}]}
              amqp: {url: gateway.example, protocol: amqp, security: [{one: [], other: []}]}
            """.formatted(one, other);
    }

    private WholeGateway gateway() {
        if (gateway == null) {
            throw new AssertionError("not started");
        }
        return gateway;
    }

    @AfterAll
    void stop() {
        gateway().close();
        issuer.close();
        stranger.close();
    }

    static Stream<Attack> passwords() {
        return Stream.of(
                        login("the empty password", "lämp", ""),
                        login("no user name and no password", "", ""),
                        login("a password that is the beginning of the right one", "lämp", KEY.substring(0, 5)),
                        login("a password that begins with the right one", "lämp", KEY + "x"),
                        login("a blank behind the password", "lämp", KEY + " "),
                        login("a blank before the password", "lämp", " " + KEY),
                        login("a zero byte behind the password", "lämp", KEY + "\0"),
                        login("the password in other case", "lämp", KEY.toLowerCase(Locale.ROOT)),
                        login("the user name in other case", "LÄMP", KEY),
                        login("the user name without its dots", "lamp", KEY),
                        login("the user name in decomposed letters", "la\u0308mp", KEY),
                        login("the user name in letters of full width", "\uff4cä\uff4d\uff50", KEY),
                        login("the user name with a letter of Cyrillic", "läm\u0440", KEY),
                        login("the user name with a mark of direction", "\u200elämp", KEY),
                        login("user name and password in each other's place", KEY, "lämp"),
                        login("the password as user name, too", KEY, KEY),
                        login("the password alone", "", KEY),
                        login("a neighbour's user name and password", "door", DOORS_KEY),
                        login("a neighbour's password", "lämp", DOORS_KEY),
                        login("a neighbour's user name", "door", KEY),
                        login("the mask that the Director shows", "lämp", "*****"),
                        login(
                                "the password's digest",
                                "lämp",
                                Base64.getEncoder().encodeToString(Sha256.of(KEY))),
                        login("the word null", "null", "null"),
                        login("a pattern that fits all", "%", "%"),
                        Attack.everywhere("nothing at all", "lamp", Presented.NOTHING))
                .flatMap(all -> all);
    }

    private static Stream<Attack> login(String name, String user, String password) {
        return Attack.everywhere(name, "lamp", Presented.NOTHING.user(user, password));
    }

    @ParameterizedTest
    @MethodSource("passwords")
    void by_password(Attack attack) {
        fails(attack);
        assertThat(attack.publisher().getsIn(gateway(), "lamp", OWNER)).isTrue();
    }

    Stream<Attack> tokens() throws JOSEException {
        var signer = new RSASSASigner(
                new RSAKeyGenerator(2048).keyID(issuer.key().getKeyID()).generate());
        return Stream.of(
                        token(
                                "a token without signature",
                                issuer.token().scope("events.write").unsigned()),
                        token(
                                "a token of HS256 with the public key as secret",
                                minted(token -> token.signedBy(JWSAlgorithm.HS256, hmac()))),
                        token(
                                "a token of another key with the right key's name",
                                minted(token -> token.signedBy(JWSAlgorithm.RS256, signer))),
                        token("a token of a key that nobody knows", minted(token -> token.keyId("unknown"))),
                        token("a token that has expired", minted(token -> token.expiresIn(Duration.ofMinutes(-2)))),
                        token(
                                "a token that is not valid yet",
                                minted(token -> token.notBeforeIn(Duration.ofMinutes(5)))),
                        token("a token for another audience", minted(token -> token.audience("elsewhere"))),
                        token("a token for nobody", minted(token -> token.audience())),
                        token(
                                "a token of an issuer that is not allowed",
                                stranger.token().scope("events.write").sign()),
                        token(
                                "a token that claims another issuer's name",
                                stranger.token()
                                        .scope("events.write")
                                        .with("iss", issuer.identifier().toString())
                                        .sign()),
                        token(
                                "a token of an issuer below the allowed one",
                                minted(token -> token.with("iss", issuer.identifier() + "/other"))),
                        token("a token of another definition's client", minted(token -> token.client("neighbour"))),
                        token("a token of the client in other case", minted(token -> token.client("Device"))),
                        token("a token of no client", minted(token -> token.client(null))),
                        token("a token whose subject is the client", minted(token -> token.client("x"))),
                        token("a token without the scope", issuer.token().sign()),
                        token(
                                "a token with another scope",
                                issuer.token().scope("events.read").sign()),
                        token(
                                "a token with the beginning of the scope",
                                issuer.token().scope("events").sign()),
                        token(
                                "a token with more than the scope",
                                issuer.token().scope("events.write.all").sign()),
                        token(
                                "a token with the scope in other case",
                                issuer.token().scope("Events.Write").sign()),
                        token("a token whose signature is cut off", cut(minted(token -> token))),
                        token("a token whose claims were changed", changed(minted(token -> token))),
                        token("a text that is no token", "eyJhbGciOiJub25lIn0.e30."),
                        token("the client's secret as token", "secret"),
                        Attack.everywhere(
                                "a token as user name", "token", Presented.NOTHING.user(minted(token -> token), "")),
                        Attack.everywhere(
                                "the client's id and secret", "token", Presented.NOTHING.user("device", "secret")),
                        Attack.everywhere("a right token where a password is asked for", "lamp", right()),
                        Attack.everywhere("a right token at a neighbour's", "neighbour", right()))
                .flatMap(all -> all);
    }

    private Presented right() {
        return Presented.NOTHING.token(minted(token -> token));
    }

    private String minted(Function<MintedToken, MintedToken> change) {
        return change.apply(issuer.token().scope("events.write")).sign();
    }

    private MACSigner hmac() {
        try {
            return new MACSigner(issuer.key().toRSAPublicKey().getEncoded());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String cut(String token) {
        return token.substring(0, token.lastIndexOf('.') + 1);
    }

    private static String changed(String token) {
        var parts = token.split("\\.", -1);
        var claims = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8)
                .replace("\"sub\":\"device\"", "\"sub\":\"admin\"");
        return parts[0] + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(UTF_8))
                + "." + parts[2];
    }

    private static Stream<Attack> token(String name, String token) {
        return Attack.everywhere(name, "token", Presented.NOTHING.token(token));
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void by_token(Attack attack) {
        fails(attack);
        assertThat(attack.publisher().getsIn(gateway(), "token", right())).isTrue();
    }

    Stream<Attack> requests() {
        var basic = "Basic " + Base64.getEncoder().encodeToString(("lämp:" + KEY).getBytes(UTF_8));
        var token = minted(any -> any);
        return Stream.of(
                        request(
                                "a token in the query string",
                                "token",
                                Presented.NOTHING.query("access_token=" + token)),
                        request("a token in a cookie", "token", header("Cookie", "access_token=" + token)),
                        request(
                                "a token in the header and in the query string",
                                "token",
                                right().query("access_token=" + token)),
                        request("a token under another scheme", "token", header("Authorization", "Token " + token)),
                        request("a token without a scheme", "token", header("Authorization", token)),
                        request(
                                "a token with a blank in it",
                                "token",
                                header("Authorization", "Bearer " + token + " x")),
                        request("a token in quotes", "token", header("Authorization", "Bearer \"" + token + "\"")),
                        request(
                                "a token of the right client as Basic",
                                "token",
                                header("Authorization", "Basic " + token)),
                        request(
                                "two Authorization headers, the first right",
                                "lamp",
                                OWNER.header("Authorization", "Basic eDp5")),
                        request(
                                "two Authorization headers, the second right",
                                "lamp",
                                header("Authorization", "Basic eDp5").header("Authorization", basic)),
                        request("the same Authorization header twice", "lamp", OWNER.header("Authorization", basic)),
                        request("two logins in one header", "lamp", header("Authorization", "Basic eDp5, " + basic)),
                        request("the login for a proxy", "lamp", header("Proxy-Authorization", basic)),
                        request("the login in a header of its own", "lamp", header("X-Authorization", basic)),
                        request(
                                "what a proxy says of the user",
                                "lamp",
                                header("X-Forwarded-User", "lämp").header("Remote-User", "lämp")),
                        request(
                                "what a proxy says of the certificate",
                                "certificate",
                                header("X-SSL-Client-S-DN", "O=shop, CN=lamp")
                                        .header("X-Forwarded-Client-Cert", "Subject=\"O=shop, CN=lamp\"")),
                        request(
                                "the login in the query string",
                                "lamp",
                                Presented.NOTHING.query("username=l%C3%A4mp&password=" + KEY)),
                        request(
                                "a way round by another definition",
                                "door/../lamp",
                                Presented.NOTHING.user("door", DOORS_KEY)),
                        request("an encoded way round", "door/%2e%2e/lamp", Presented.NOTHING.user("door", DOORS_KEY)),
                        request(
                                "a key in the query instead of the header",
                                "header",
                                Presented.NOTHING.query("X-Key=" + KEY)),
                        request("a key in a cookie instead of the header", "header", header("Cookie", "X-Key=" + KEY)),
                        request("a key in another header", "header", header("X-Api-Key", KEY)),
                        request("a key in Authorization", "header", header("Authorization", "Bearer " + KEY)),
                        request("the empty key", "header", header("X-Key", "")),
                        request(
                                "the right key and a wrong one",
                                "header",
                                header("X-Key", KEY).header("X-Key", "x")),
                        request(
                                "a wrong key and the right one",
                                "header",
                                header("X-Key", "x").header("X-Key", KEY)),
                        request("two keys in one header", "header", header("X-Key", "x, " + KEY)),
                        request("the key as user name and password", "header", Presented.NOTHING.user("lamp", KEY)),
                        request("a key in the header instead of the query", "query", header("key", KEY)),
                        request("the key's name in other case", "query", Presented.NOTHING.query("KEY=" + KEY)),
                        request(
                                "the key twice in the query",
                                "query",
                                Presented.NOTHING.query("key=" + KEY + "&key=x")),
                        request(
                                "a key with something behind it",
                                "query",
                                Presented.NOTHING.query("key=" + KEY + "%00")),
                        request("a key behind a semicolon", "query", Presented.NOTHING.query("a=b;key=" + KEY)),
                        request("a key in a list", "query", Presented.NOTHING.query("key[]=" + KEY)),
                        request(
                                "a key in the query instead of a cookie",
                                "cookie",
                                Presented.NOTHING.query("key=" + KEY)),
                        request("a key in a cookie of a longer name", "cookie", header("Cookie", "xkey=" + KEY)),
                        request("a key in a cookie's value", "cookie", header("Cookie", "a=\"key=" + KEY + "\"")),
                        request("a key in a cookie in quotes", "cookie", header("Cookie", "key=\"" + KEY + "\"")),
                        request("two cookies of the name", "cookie", header("Cookie", "key=x; key=" + KEY)),
                        request("a key in Set-Cookie", "cookie", header("Set-Cookie", "key=" + KEY)))
                .flatMap(all -> all);
    }

    private static Presented header(String name, String value) {
        return Presented.NOTHING.header(name, value);
    }

    private static Stream<Attack> request(String name, String definition, Presented presented) {
        return Attack.withRequests(name, definition, presented);
    }

    @ParameterizedTest
    @MethodSource("requests")
    void by_the_form_of_a_request(Attack attack) {
        fails(attack);
    }

    static Stream<Attack> keys() {
        return Stream.of(
                        Attack.everywhere(
                                "a key as password instead of user", "user", Presented.NOTHING.user("x", KEY)),
                        Attack.everywhere("the user name without the key", "user", Presented.NOTHING.user("lamp", "")),
                        Attack.everywhere(
                                "the beginning of a key", "user", Presented.NOTHING.user(KEY.substring(1), "")),
                        Attack.everywhere(
                                "a key as user instead of password", "password", Presented.NOTHING.user(KEY, "x")),
                        Attack.everywhere(
                                "another definition's key", "password", Presented.NOTHING.user("x", DOORS_KEY)),
                        Attack.everywhere("no key", "password", Presented.NOTHING.user("x", "")))
                .flatMap(all -> all);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void by_key(Attack attack) {
        fails(attack);
    }

    static Stream<Attack> certificates() {
        return Stream.of(
                        certificate("a neighbour's certificate", "door"),
                        certificate("the common name in another organisation", "other-house"),
                        certificate("the name in another attribute", "other-place"),
                        certificate("the subject as a common name", "embedded"),
                        certificate("one more common name before the right one", "more"),
                        certificate("a certificate that is not valid yet", "early"),
                        certificate("the right subject without the authority", "self-signed"),
                        Attack.everywhere(
                                "a certificate with the name in a less specific place",
                                "common-name",
                                Presented.NOTHING.certificate("more")),
                        Attack.everywhere("the name as user name", "common-name", Presented.NOTHING.user("lamp", "")),
                        Attack.everywhere(
                                "the name as user name, over TLS",
                                "common-name",
                                Presented.NOTHING.user("lamp", "").certificate(Presented.NO_CERTIFICATE)),
                        Attack.everywhere(
                                "the subject as user name",
                                "certificate",
                                Presented.NOTHING.user("O=shop, CN=lamp", "")),
                        Attack.everywhere(
                                "a right certificate where a password is asked for",
                                "lamp",
                                Presented.NOTHING.certificate("lamp")),
                        Attack.everywhere(
                                "the certificate without the password", "both", Presented.NOTHING.certificate("lamp")),
                        Attack.everywhere(
                                "the password without the certificate",
                                "both",
                                Presented.NOTHING.user("O=shop, CN=lamp", KEY)),
                        Attack.everywhere(
                                "the password with a wrong certificate",
                                "both",
                                Presented.NOTHING.user("O=shop, CN=lamp", KEY).certificate("door")),
                        Attack.everywhere(
                                "the certificate with a wrong password",
                                "both",
                                Presented.NOTHING.user("O=shop, CN=lamp", "x").certificate("lamp")))
                .flatMap(all -> all);
    }

    private static Stream<Attack> certificate(String name, String alias) {
        return Attack.everywhere(name, "certificate", Presented.NOTHING.certificate(alias));
    }

    @ParameterizedTest
    @MethodSource("certificates")
    void by_certificate(Attack attack) {
        fails(attack);
        assertThat(attack.publisher().getsIn(gateway(), "certificate", Presented.NOTHING.certificate("lamp")))
                .isTrue();
        assertThat(attack.publisher()
                        .getsIn(
                                gateway(),
                                "both",
                                Presented.NOTHING.user("O=shop, CN=lamp", KEY).certificate("lamp")))
                .isTrue();
    }

    static Stream<Attack> proofs() {
        var pair = Presented.NOTHING.user("lamp", KEY);
        return Stream.of(
                        Attack.withSasl("the right password, sent and not proved", "scram", pair),
                        Attack.withSasl("a proof by a weaker mechanism", "scram512", pair.by("SCRAM-SHA-256")),
                        Attack.withSasl("a proof by SHA-1", "scram", pair.by("SCRAM-SHA-1")),
                        Attack.withSasl(
                                "the proof of a wrong password",
                                "scram",
                                Presented.NOTHING.user("lamp", "x").by("SCRAM-SHA-256")),
                        Attack.withSasl(
                                "a proof of nobody",
                                "scram",
                                Presented.NOTHING.user("nobody", KEY).by("SCRAM-SHA-256")),
                        Attack.withSasl(
                                "a neighbour's proof",
                                "scram",
                                Presented.NOTHING.user("door", DOORS_KEY).by("SCRAM-SHA-256")),
                        Attack.withSasl("a proof where a token is asked for", "token", pair.by("SCRAM-SHA-256")))
                .flatMap(all -> all);
    }

    @ParameterizedTest
    @MethodSource("proofs")
    void by_proof(Attack attack) {
        fails(attack);
        assertThat(attack.publisher()
                        .getsIn(
                                gateway(),
                                "scram",
                                Presented.NOTHING.user("lamp", KEY).by("SCRAM-SHA-256")))
                .isTrue();
    }

    static Stream<String> schemesThatNobodyCanServe() {
        return Stream.of(
                "{type: symmetricEncryption}",
                "{type: asymmetricEncryption}",
                "{type: gssapi}",
                "{type: http, scheme: digest}",
                "{type: magic}",
                "{type: UserPassword}",
                "{description: nothing}",
                "{type: apiKey, in: header}",
                "{type: httpApiKey, in: body, name: key}",
                "{type: httpApiKey, in: header}",
                "{type: openIdConnect}",
                "{$ref: '#/components/securitySchemes/nowhere'}",
                "[]");
    }

    @ParameterizedTest
    @MethodSource("schemesThatNobodyCanServe")
    void what_can_t_be_served_is_closed_for_everybody_and_reported(String scheme) {
        gateway().define("unserved", ASCII_LAMP, Map.of("s", scheme));
        for (var publisher : Publisher.values()) {
            fails(new Attack("nothing at all", publisher, "unserved", Presented.NOTHING));
            fails(new Attack("the right password", publisher, "unserved", Presented.NOTHING.user("lamp", KEY)));
            assertThat(gateway().isReportedClosed("unserved", publisher.protocol()))
                    .isTrue();
        }
        gateway().withdraw("unserved");
    }

    static Stream<String> urlsThatAreOfNoIssuer() {
        return Stream.of(
                "x/token",
                "/../admin/token",
                "/%2e%2e/admin",
                "//token",
                "@evil.example/token",
                ".evil.example/realm/token");
    }

    @ParameterizedTest
    @MethodSource("urlsThatAreOfNoIssuer")
    void an_auth_whose_url_only_looks_like_an_issuer_s_is_closed(String rest) {
        var auth = new Credential.OAuth("device", "secret", issuer.identifier() + rest);
        gateway().define("misled", auth, Map.of());
        for (var publisher : Publisher.values()) {
            fails(new Attack("a right token", publisher, "misled", right()));
            assertThat(gateway().isReportedClosed("misled", publisher.protocol()))
                    .isTrue();
        }
        gateway().withdraw("misled");
    }

    @ParameterizedTest
    @MethodSource("publishers")
    void a_document_that_demands_something_of_an_application_without_auth_is_closed(Publisher publisher) {
        gateway().define("without", null, Map.of("s", "{type: userPassword}"));

        fails(new Attack("nothing at all", publisher, "without", Presented.NOTHING));
        fails(new Attack("empty credentials", publisher, "without", Presented.NOTHING.user("", "")));
        gateway().withdraw("without");
    }

    static Publisher[] publishers() {
        return Publisher.values();
    }

    @ParameterizedTest
    @MethodSource("publishers")
    void a_wrong_login_of_one_that_is_open_to_all_opens_no_other(Publisher publisher) {
        gateway().define("open", Definitions.LAMPS + """
                servers:
                  http: {host: here, protocol: http}
                  ws: {host: here, protocol: ws}
                  mqtt: {host: here, protocol: mqtt}
                  amqp: {host: here, protocol: amqp}
                """, null);

        fails(new Attack("a wrong password", publisher, "lamp", Presented.NOTHING.user("lämp", "wrong")));
        fails(new Attack("nothing at all", publisher, "token", Presented.NOTHING));
        gateway().withdraw("open");
    }

    private void fails(Attack attack) {
        assertThat(attack.publisher().getsIn(gateway(), attack.definition(), attack.presented()))
                .as(attack.toString())
                .isFalse();
    }
}
