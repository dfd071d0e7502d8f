package io.eventplane.replica;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.eventplane.gateway.http.Certificate;
import io.eventplane.platform.Configs;
import io.eventplane.platform.HttpAddress;
import io.eventplane.platform.HttpTls;
import io.eventplane.platform.RuntimeIdentity;
import io.eventplane.replica.DirectorException.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom the client trusts to be the Director. The peer has a certificate for 127.0.0.1. */
class DirectorTlsTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private static Path folder;

    private static Certificate certificate;
    private static Certificate foreign;
    private static HttpsServer server;

    @BeforeAll
    static void start() throws Exception {
        certificate = Certificate.in(Files.createDirectory(folder.resolve("own")));
        foreign = Certificate.in(Files.createDirectory(folder.resolve("foreign")));
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(certificate.store(), Certificate.PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("0.0.0.0"), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/graphql", DirectorTlsTest::answer);
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            byte[] body = "{\"data\": {\"ok\": true}}".getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Test
    void is_trusted_with_an_authority_of_the_file() throws IOException {
        Path both = folder.resolve("both.pem");
        Files.writeString(
                both,
                "# two\n" + Files.readString(foreign.certificate()) + Files.readString(certificate.certificate()));

        assertThat(ask(elsewhere("127.0.0.1", both))).isTrue();
    }

    @Test
    void is_not_trusted_with_an_authority_that_the_file_does_not_have() {
        assertUntrusted(elsewhere("127.0.0.1", foreign.certificate()));
    }

    @Test
    void is_not_trusted_under_a_name_that_its_certificate_is_not_for() {
        assertUntrusted(elsewhere("localhost", certificate.certificate()));
    }

    @Test
    void is_not_trusted_with_an_authority_that_the_jdk_does_not_know() {
        assertUntrusted(config(Map.of("eventplane.director.url", url("127.0.0.1"))));
    }

    /** As {@code *} and 127.0.0.1 are: no certificate is for them. */
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost"})
    void of_this_server_is_trusted_by_its_own_certificate_whatever_its_name(String host) {
        assertThat(ask(here(host, certificate))).isTrue();
    }

    @Test
    void of_this_server_is_not_trusted_with_another_certificate() {
        assertUntrusted(here("127.0.0.1", foreign));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pom.xml", "/nowhere.pem"})
    void authorities_that_cannot_be_read_are_refused(String file) {
        assertThatThrownBy(() -> ask(elsewhere("127.0.0.1", Path.of(file))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("refusing to start: eventplane.director.tls.authorities is " + file);
    }

    private static Config elsewhere(String host, Path authorities) {
        return config(Map.of(
                "eventplane.director.url", url(host), "eventplane.director.tls.authorities", authorities.toString()));
    }

    private static Config here(String host, Certificate shown) {
        return config(Map.of(
                "eventplane.http.host",
                host,
                "eventplane.http.tls",
                "on",
                "eventplane.http.tls.keystore",
                shown.keystore().toString(),
                "eventplane.http.tls.keystore-password",
                Certificate.PASSWORD));
    }

    private static Config config(Map<String, String> keys) {
        var all = new HashMap<>(keys);
        all.put("eventplane.http.port", String.valueOf(server.getAddress().getPort()));
        return Configs.with(all);
    }

    private static String url(String host) {
        return "https://" + host + ":" + server.getAddress().getPort() + "/graphql";
    }

    private static boolean ask(Config config) {
        var tls = new HttpTls(config);
        var http = new HttpAddress(
                config.getValue("eventplane.http.host", String.class),
                config.getValue("eventplane.http.port", Integer.class),
                tls);
        return new GraphQLEndpoint(DirectorAddress.from(config, http, tls), SOON, SOON)
                .ask("{ ok }", Map.of(), new RuntimeIdentity("r-1", "s3cret"))
                .data()
                .path("ok")
                .asBoolean();
    }

    private static void assertUntrusted(Config config) {
        assertThatThrownBy(() -> ask(config))
                .isInstanceOfSatisfying(
                        DirectorException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNREACHABLE))
                .hasStackTraceContaining("SSLHandshakeException");
    }
}
