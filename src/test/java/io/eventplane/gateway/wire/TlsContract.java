package io.eventplane.gateway.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.eventplane.gateway.http.Certificate;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for TLS whatever is spoken in it. After each test a neighbour, who was there before, is served, and so is one who comes.
 *
 * @param <G> the gateway that speaks it
 */
public abstract class TlsContract<G extends AutoCloseable> {

    private static final int HANDSHAKE = 22;
    private static final int ALERT = 21;
    private static final int FATAL = 2;
    private static final Duration CUT_WITHIN = Duration.ofSeconds(15);

    @TempDir
    private Path folder;

    private Certificate certificate;
    private G gateway;
    private Publisher neighbour;

    /** A client that is connected over TLS. */
    public interface Publisher extends AutoCloseable {

        /** Publishes one event, and fails unless it is accepted. */
        void publish() throws IOException;

        @Override
        void close() throws IOException;
    }

    /** A gateway with these settings, and the definition of the lamps. */
    protected abstract G start(Map<String, String> settings);

    /** Where it listens with TLS. */
    protected abstract URI encrypted(G gateway);

    /** Where it listens without. */
    protected abstract URI clear(G gateway);

    /** Trusts what that context trusts. */
    protected abstract Publisher connect(G gateway, SSLContext trusting) throws IOException;

    /** An SSL socket, before its handshake. */
    protected static SSLSocket socket(SSLContext trusting, URI gateway) throws IOException {
        var socket = (SSLSocket) trusting.getSocketFactory().createSocket(gateway.getHost(), gateway.getPort());
        socket.setSoTimeout(Math.toIntExact(CUT_WITHIN.toMillis()));
        return socket;
    }

    @BeforeEach
    void meet() throws Exception {
        certificate = Certificate.in(folder);
        gateway = start(certificate.settings());
        neighbour = connect(gateway, certificate.trusting());
    }

    @AfterEach
    void the_neighbours_are_served() throws Exception {
        try (var before = neighbour;
                var after = connect(gateway, certificate.trusting())) {
            before.publish();
            after.publish();
        } finally {
            gateway.close();
        }
    }

    @Test
    void shows_a_renewed_certificate_to_who_connects_and_cuts_nobody() throws Exception {
        Certificate renewed = Certificate.in(Files.createDirectory(folder.resolve("renewed")));
        neighbour.publish();

        renewed.replace(certificate);

        await().atMost(CUT_WITHIN).until(() -> shown(renewed.trusting()));
        assertThat(shown(certificate.trusting())).isFalse();
        neighbour.publish();
        certificate = renewed;
    }

    private boolean shown(SSLContext trusting) throws IOException {
        try (SSLSocket socket = socket(trusting, encrypted(gateway))) {
            socket.startHandshake();
            return true;
        } catch (SSLHandshakeException another) {
            return false;
        }
    }

    @Test
    void is_not_taken_for_another_host() throws Exception {
        var uri = encrypted(gateway);
        var sockets = certificate.trusting().getSocketFactory();
        try (var tcp = new Socket(uri.getHost(), uri.getPort());
                var socket = (SSLSocket) sockets.createSocket(tcp, "elsewhere.example", uri.getPort(), true)) {
            var parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);

            assertThatThrownBy(socket::startHandshake)
                    .isInstanceOf(SSLHandshakeException.class)
                    .hasMessageContaining("elsewhere.example");
        }
    }

    /** By hand: the JDK's client would refuse them itself. */
    @ParameterizedTest
    @ValueSource(ints = {0x0300, 0x0301, 0x0302})
    void refuses_the_versions_that_are_broken(int version) throws IOException {
        try (var peer = new TlsPeer(encrypted(gateway)).send(TlsPeer.hello(version))) {
            assertThat(peer.readToEnd())
                    .hasSize(7)
                    .startsWith(ALERT)
                    .satisfies(alert -> assertThat(alert[5]).isEqualTo((byte) FATAL));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "47 45 54 20 2f 20 48 54 54 50 2f 31 2e 31 0d 0a 0d 0a, HTTP in clear",
        "10 0c 00 04 4d 51 54 54 04 02 00 3c 00 00, MQTT in clear",
        "41 4d 51 50 03 01 00 00, AMQP in clear",
        "ff ff ff ff ff ff ff ff ff ff ff ff, nothing known",
        "00 00 00 00 00 00 00 00 00 00 00 00, nothing at all",
        "16 03 01 00 04 01 ff ff ff 16 03 01 00 04 ff ff ff ff, a greeting of 16 MB that is none",
        "17 03 03 00 05 01 02 03 04 05, data before the handshake",
        "14 03 03 00 01 01, a change of cipher before there is one",
        "15 03 03 00 02 02 28, an alert first",
        "80 2e 01 03 01 00 15 00 00 00 10 00 00 2f, a greeting of SSL 2"
    })
    void cuts_what_is_no_tls(String hex, String what) throws IOException {
        try (var peer = new TlsPeer(encrypted(gateway))
                .send(HexFormat.of().parseHex(hex.replace(" ", "")))
                .send(new byte[1024])) {
            assertThat(peer.readToEnd()).as(what).satisfies(TlsContract::isAlertAtMost);
        }
    }

    private static void isAlertAtMost(byte[] answer) {
        assertThat(answer).hasSizeLessThanOrEqualTo(7);
        assertThat(answer.length == 0 || answer[0] == ALERT)
                .as(new String(answer, US_ASCII))
                .isTrue();
    }

    @Test
    void cuts_tls_where_none_is_spoken() throws IOException {
        try (var peer = new TlsPeer(clear(gateway)).send(TlsPeer.hello(0x0303)).send("\r\n\r\n".getBytes(US_ASCII))) {
            byte[] answer = peer.readToEnd();
            assertThat(answer.length == 0 || (answer[0] != HANDSHAKE && answer[0] != ALERT))
                    .as(new String(answer, US_ASCII))
                    .isTrue();
        }
    }

    /** All at once, for each takes as long as a handshake may. */
    @Test
    void cuts_a_handshake_that_stops() throws IOException {
        byte[] hello = TlsPeer.hello(0x0303);
        long begun = System.nanoTime();
        try (var silent = new TlsPeer(encrypted(gateway));
                var half = new TlsPeer(encrypted(gateway)).send(Arrays.copyOf(hello, hello.length / 2));
                var endless = new TlsPeer(encrypted(gateway)).send(new byte[] {HANDSHAKE, 3, 1, -1, -1, 1, 0, -1});
                var unanswered = new TlsPeer(encrypted(gateway)).send(hello)) {
            assertThat(silent.readToEnd()).isEmpty();
            assertThat(half.readToEnd()).isEmpty();
            assertThat(endless.readToEnd()).satisfies(TlsContract::isAlertAtMost);
            assertThat(unanswered.readToEnd()).startsWith(HANDSHAKE);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(CUT_WITHIN);
    }

    /** TLS 1.3 has none. */
    @Test
    void does_not_shake_hands_twice() throws Exception {
        try (SSLSocket socket = socket(certificate.trusting(), encrypted(gateway))) {
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            socket.startHandshake();

            assertThatThrownBy(() -> {
                        socket.startHandshake();
                        socket.getInputStream().read();
                    })
                    .isInstanceOfAny(SSLException.class, SocketException.class);
        }
    }

    /** What makes the JDK refuse it is a property of the process: the server has it, too. */
    @Test
    void the_server_does_not_either() throws IOException {
        assertThat(Path.of("liberty/jvm.options"))
                .content()
                .contains("-Djdk.tls.rejectClientInitiatedRenegotiation=true");
    }

    @Test
    void takes_a_client_that_leaves_in_the_middle() {
        assertThatCode(() -> {
                    for (int times = 0; times < 20; times++) {
                        new TlsPeer(encrypted(gateway))
                                .send(TlsPeer.hello(0x0303))
                                .close();
                    }
                })
                .doesNotThrowAnyException();
    }
}
