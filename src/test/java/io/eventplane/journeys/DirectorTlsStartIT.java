package io.eventplane.journeys;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.eventplane.gateway.http.Certificate;
import io.eventplane.peers.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a Director that shall speak TLS may be told, and must not. */
class DirectorTlsStartIT {

    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir
    private static Path folder;

    private static Certificate certificate;

    @BeforeAll
    static void make() throws Exception {
        certificate = Certificate.in(folder);
    }

    @Test
    void a_gateway_trusts_the_authorities_it_is_told_of_and_a_port_in_clear_is_there_if_wanted() throws Exception {
        int clear = FreePort.find();
        try (var server = EventplaneServer.named("director-tls-authorities").overTls(certificate)) {
            server.env("EVENTPLANE_DIRECTOR_URL", server.uri("/graphql").toString())
                    .env(
                            "EVENTPLANE_DIRECTOR_TLS_AUTHORITIES",
                            certificate.certificate().toString())
                    .env("EVENTPLANE_HTTP_CLEAR_PORT", String.valueOf(clear))
                    .start()
                    .awaitReady();
            var trusting =
                    HttpClient.newBuilder().sslContext(certificate.trusting()).build();

            new TlsDirector(server, trusting).registerAndPublish();
            var inClear = Http.get(URI.create("http://127.0.0.1:" + clear + "/graphql-ui/"));
            assertThat(inClear.statusCode()).isEqualTo(200);
            assertThat(inClear.headers().map()).doesNotContainKey("strict-transport-security");
            assertThat(logs(server)).noneMatch(log -> log.contains(Certificate.PASSWORD));
        }
    }

    @Test
    void a_wrong_password_stops_the_start_and_is_in_no_log() throws Exception {
        try (var server = EventplaneServer.named("director-tls-wrong").overTls(certificate)) {
            server.env("EVENTPLANE_HTTP_TLS_KEYSTORE_PASSWORD", "not-the-p4ssword")
                    .start();

            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(server.log())
                            .contains("refusing to start: eventplane.http.tls.keystore is " + certificate.keystore()
                                    + ", which can't be opened with eventplane.http.tls.keystore-password"));
            assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), server.httpPort()))
                    .isInstanceOf(ConnectException.class);
            assertThat(logs(server)).hasSizeGreaterThan(1).noneMatch(log -> log.contains("not-the-p4ssword"));
        }
    }

    /** Standard output, messages, and what Liberty writes down of failures. */
    private static List<String> logs(EventplaneServer server) throws IOException {
        try (var files = Files.walk(server.root())) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .map(DirectorTlsStartIT::text)
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
