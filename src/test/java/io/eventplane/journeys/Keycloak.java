package io.eventplane.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventplane.peers.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A real Keycloak as a process of its own, with the realm of {@code src/main/examples/keycloak-realm.json} and nothing kept from before.
 */
final class Keycloak implements AutoCloseable {

    private static final Path HOME = Path.of(System.getProperty("eventplane.test.keycloak"));
    private static final Path REALM =
            Path.of(System.getProperty("eventplane.test.basedir"), "src/main/examples/keycloak-realm.json");
    private static final Path LOG = Path.of(System.getProperty("eventplane.test.work"), "keycloak.log");
    private static final String ADMIN = "keycloak-admin";
    private static final Pattern LOGIN_FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");

    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

    private final int port = FreePort.find();
    private final Process process;

    private Keycloak() throws IOException {
        Files.createDirectories(HOME.resolve("data/import"));
        Files.copy(REALM, HOME.resolve("data/import/eventplane.json"), StandardCopyOption.REPLACE_EXISTING);
        Files.createDirectories(LOG.getParent());
        var builder = new ProcessBuilder(
                        "bash",
                        HOME.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--db=dev-mem",
                        "--cache=local",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port,
                        "--import-realm")
                .redirectErrorStream(true)
                .redirectOutput(LOG.toFile());
        builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xmx512m");
        builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
        builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", ADMIN);
        process = builder.start();
    }

    static Keycloak start() {
        try {
            return new Keycloak();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Keycloak awaitReady() {
        await("Keycloak is ready")
                .atMost(Duration.ofMinutes(10))
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptions()
                .failFast("Keycloak ended: " + LOG, () -> !process.isAlive())
                .until(() -> Http.get(URI.create(issuer() + "/.well-known/openid-configuration"))
                                .statusCode()
                        == 200);
        return this;
    }

    String issuer() {
        return "http://127.0.0.1:" + port + "/realms/eventplane";
    }

    /** A token by client credentials, for these scopes besides those that the client always gets. */
    String tokenOf(String client, String... scopes) {
        var grant = new HashMap<>(
                Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", client + "-secret"));
        if (scopes.length > 0) {
            grant.put("scope", String.join(" ", scopes));
        }
        return token(issuer(), grant);
    }

    /** A token for a person who logs in with a browser: authorization code with PKCE. */
    String tokenOfPerson(String client, String user, String password, String redirect, String scopes) {
        var verifier = "a-verifier-that-is-long-enough-for-rfc-7636-43-chars";
        var code = code(
                Map.of(
                        "response_type",
                        "code",
                        "client_id",
                        client,
                        "redirect_uri",
                        redirect,
                        "scope",
                        scopes,
                        "code_challenge_method",
                        "S256",
                        "code_challenge",
                        Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(verifier))),
                Map.of("username", user, "password", password));
        return token(
                issuer(),
                Map.of(
                        "grant_type", "authorization_code",
                        "client_id", client,
                        "redirect_uri", redirect,
                        "code", code,
                        "code_verifier", verifier));
    }

    /** From now on it signs with a new key. */
    void rotate() {
        var realms = "http://127.0.0.1:" + port + "/admin/realms/eventplane/components";
        var administrator = token(
                "http://127.0.0.1:" + port + "/realms/master",
                Map.of("grant_type", "password", "client_id", "admin-cli", "username", ADMIN, "password", ADMIN));
        var key = """
                {"name": "newer", "providerId": "rsa-generated", "providerType": "org.keycloak.keys.KeyProvider",
                 "config": {"priority": ["1000"], "enabled": ["true"], "active": ["true"], "algorithm": ["RS256"]}}""";
        var answer = Http.send(HttpRequest.newBuilder(URI.create(realms))
                .header("Authorization", "Bearer " + administrator)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(key)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private String code(Map<String, String> question, Map<String, String> login) {
        var page = Http.get(URI.create(issuer() + "/protocol/openid-connect/auth?" + form(question)));
        var action = LOGIN_FORM.matcher(page.body());
        assertThat(action.find()).as(page.body()).isTrue();
        var answer = Http.send(
                form(URI.create(action.group(1).replace("&amp;", "&")), login).header("Cookie", cookies(page)));
        var code = CODE.matcher(answer.headers().firstValue("Location").orElse(""));
        assertThat(code.find()).as(answer.body()).isTrue();
        return code.group(1);
    }

    /** By hand: they are for secure origins, which 127.0.0.1 is for browsers, but not for Java. */
    private static String cookies(HttpResponse<String> page) {
        return page.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.split(";", 2)[0])
                .collect(Collectors.joining("; "));
    }

    private static String token(String issuer, Map<String, String> grant) {
        HttpResponse<String> answer = Http.send(form(URI.create(issuer + "/protocol/openid-connect/token"), grant));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode token = JsonMapper.shared().readTree(answer.body());
        return token.path("access_token").asString();
    }

    private static HttpRequest.Builder form(URI uri, Map<String, String> fields) {
        return HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(fields)));
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }
}
