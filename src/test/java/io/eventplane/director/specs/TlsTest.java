package io.eventplane.director.specs;

import static io.eventplane.director.specs.Fetching.DOCUMENT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.eventplane.director.specs.guard.GuardedNames.Names;
import io.eventplane.director.specs.sources.Fetched;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.function.Supplier;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over TLS it is the name that is proven, although it is the address that is called. */
class TlsTest {

    private static final String PASSWORD = "changeit";
    private static final String TRUST_STORE = "javax.net.ssl.trustStore";
    private static final String TRUST_STORE_PASSWORD = "javax.net.ssl.trustStorePassword";
    private static final Names LOOPBACK = host -> InetAddress.getAllByName("127.0.0.1");

    @TempDir
    static Path folder;

    static HttpsServer server;

    @BeforeAll
    static void start() throws IOException, GeneralSecurityException, InterruptedException {
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(serving(certificate())));
        server.createContext("/spec", exchange -> {
            try (exchange) {
                var body = DOCUMENT.getBytes(UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.createContext("/down", exchange -> {
            try (exchange) {
                exchange.getResponseHeaders().add("Location", "http://specs.example/spec");
                exchange.sendResponseHeaders(302, -1);
            }
        });
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
    }

    @Test
    void a_server_that_proves_its_name_is_fetched_from() {
        assertThat(fetch("https://specs.example", "/spec", TlsTest::trusting)).isInstanceOf(Fetched.Document.class);
    }

    @Test
    void a_server_that_proves_another_name_is_not() {
        assertThat(message(fetch("https://other.example", "/spec", TlsTest::trusting)))
                .contains("could not be spoken to over TLS");
    }

    @Test
    void a_server_whose_certificate_nobody_vouches_for_is_not() {
        assertThat(message(fetch("https://specs.example", "/spec", TlsTest::usual)))
                .contains("could not be spoken to over TLS");
    }

    @Test
    void a_redirect_from_https_to_http_is_not_followed() {
        assertThat(message(fetch("https://specs.example", "/down", TlsTest::trusting)))
                .contains("redirects from https to http");
    }

    private static Fetched fetch(String origin, String path, Supplier<Fetching> fetcher) {
        try (var fetching = fetcher.get()) {
            return fetching.single(origin + ":" + server.getAddress().getPort() + path);
        }
    }

    private static Fetching usual() {
        return Fetching.resolving("127.0.0.1", LOOPBACK);
    }

    /** The client reads once, when it is made, whom the JVM trusts. */
    private static Fetching trusting() {
        System.setProperty(TRUST_STORE, folder.resolve("server.p12").toString());
        System.setProperty(TRUST_STORE_PASSWORD, PASSWORD);
        try {
            return usual();
        } finally {
            System.clearProperty(TRUST_STORE);
            System.clearProperty(TRUST_STORE_PASSWORD);
        }
    }

    private static String message(Fetched fetched) {
        assertThat(fetched).isInstanceOf(Fetched.Nothing.class);
        return ((Fetched.Nothing) fetched).message();
    }

    private static Path certificate() throws IOException, InterruptedException {
        var store = folder.resolve("server.p12");
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var made = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "server",
                        "-dname",
                        "CN=specs.example",
                        "-ext",
                        "san=dns:specs.example",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertThat(made.waitFor()).as(folder.resolve("keytool.log").toString()).isZero();
        return store;
    }

    private static SSLContext serving(Path store) throws IOException, GeneralSecurityException {
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
