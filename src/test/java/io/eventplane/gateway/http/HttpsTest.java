package io.eventplane.gateway.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.eventplane.gateway.observation.Observed;
import io.eventplane.gateway.wire.EventLoops;
import io.eventplane.gateway.wire.Listening;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The gateway with a certificate. */
class HttpsTest {

    @TempDir
    private Path folder;

    private Certificate certificate;
    private ListeningGateway gateway;

    @BeforeEach
    void start() throws Exception {
        certificate = Certificate.in(folder);
        gateway = new ListeningGateway(
                Definitions.LAMPS,
                Map.of(
                        "eventplane.gateway.tls.certificate",
                                certificate.certificate().toString(),
                        "eventplane.gateway.tls.key", certificate.key().toString()));
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @ParameterizedTest
    @EnumSource
    void takes_events_over_tls(Version version) throws Exception {
        HttpClient client = HttpClient.newBuilder()
                .version(version)
                .sslContext(certificate.trusting())
                .build();
        HttpRequest event = HttpRequest.newBuilder(gateway.tlsUri("/events/d1"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"lumens\":1}"))
                .build();

        HttpResponse<String> answer = client.send(event, BodyHandlers.ofString());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(answer.version()).isEqualTo(version);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1", "TLSv1.1"})
    void refuses_the_versions_that_are_broken(String version) {
        assertThatThrownBy(() -> shakeHands(version)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void takes_the_versions_that_are_not(String version) throws Exception {
        assertThat(shakeHands(version)).isEqualTo(version);
    }

    @Test
    void closes_a_connection_in_clear_on_its_tls_port_and_serves_the_next() throws Exception {
        try (var connection = RawConnection.to(gateway.tlsUri("/")).write("POST /events/d1 HTTP/1.1\r\n\r\n")) {
            assertThat(connection.readToEnd()).doesNotContain("HTTP/1.1 2");
        }
        assertThat(shakeHands("TLSv1.3")).isEqualTo("TLSv1.3");
    }

    @Test
    void does_not_start_with_half_an_identity() {
        var file = Optional.of(certificate.certificate().toString());
        try (var loops = new EventLoops(1, new Observed())) {
            assertThatThrownBy(() -> new Listening(loops, "127.0.0.1", file, Optional.empty(), Optional.empty()))
                    .hasMessageContaining("eventplane.gateway.tls.key");
        }
    }

    @Test
    void is_not_believed_by_who_does_not_know_it() {
        assertThatThrownBy(() -> HttpClient.newHttpClient()
                        .send(HttpRequest.newBuilder(gateway.tlsUri("/")).build(), BodyHandlers.discarding()))
                .isInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void shows_a_renewed_certificate_and_keeps_the_connections_that_are_open() throws Exception {
        try (SSLSocket open = connect(certificate)) {
            open.startHandshake();

            Certificate renewed = renewed();
            Files.copy(renewed.certificate(), certificate.certificate(), REPLACE_EXISTING);
            Files.copy(renewed.key(), certificate.key(), REPLACE_EXISTING);

            await().untilAsserted(() -> assertThat(isShown(renewed)).isTrue());
            assertThat(isShown(certificate)).isFalse();
            open.getOutputStream().write("GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(US_ASCII));
            assertThat(new String(open.getInputStream().readNBytes(8), US_ASCII))
                    .isEqualTo("HTTP/1.1");
        }
    }

    @Test
    void keeps_its_certificate_while_the_files_do_not_belong_together_or_are_broken() throws Exception {
        Certificate renewed = renewed();

        Files.copy(renewed.certificate(), certificate.certificate(), REPLACE_EXISTING);
        staysShown();
        Files.writeString(certificate.certificate(), "-----BEGIN CERTIFICATE-----\nMII");
        staysShown();
        Files.delete(certificate.key());
        staysShown();

        Files.copy(renewed.certificate(), certificate.certificate(), REPLACE_EXISTING);
        Files.copy(renewed.key(), certificate.key());
        await().untilAsserted(() -> assertThat(isShown(renewed)).isTrue());
    }

    /** For longer than it takes until the gateway has looked at the files. */
    private void staysShown() {
        await().during(Duration.ofSeconds(3)).atMost(Duration.ofSeconds(5)).until(() -> isShown(certificate));
    }

    private Certificate renewed() throws Exception {
        return Certificate.in(Files.createDirectory(folder.resolve("renewed")));
    }

    private boolean isShown(Certificate trusted) throws Exception {
        try (SSLSocket socket = connect(trusted)) {
            socket.startHandshake();
            return true;
        } catch (SSLHandshakeException e) {
            return false;
        }
    }

    private SSLSocket connect(Certificate trusted) throws Exception {
        var uri = gateway.tlsUri("/");
        return (SSLSocket) trusted.trusting().getSocketFactory().createSocket(uri.getHost(), uri.getPort());
    }

    private String shakeHands(String version) throws Exception {
        var uri = gateway.tlsUri("/");
        try (Socket plain = new Socket(uri.getHost(), uri.getPort());
                SSLSocket socket = (SSLSocket) certificate
                        .trusting()
                        .getSocketFactory()
                        .createSocket(plain, uri.getHost(), uri.getPort(), true)) {
            socket.setEnabledProtocols(new String[] {version});
            socket.startHandshake();
            return socket.getSession().getProtocol();
        }
    }
}
