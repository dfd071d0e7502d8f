package io.eventplane.journeys;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.eventplane.gateway.http.Certificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A Director whose port speaks TLS. */
class DirectorTlsIT {

    private static final Duration LONG = Duration.ofMinutes(2);
    private static final int SILENCE_MILLIS = 15_000;
    private static final int HANDSHAKE = 22;

    @TempDir
    private static Path folder;

    private static Certificate certificate;
    private static EventplaneServer server;
    private static HttpClient client;

    @BeforeAll
    static void start() throws Exception {
        certificate = Certificate.in(Files.createDirectory(folder.resolve("first")));
        server = EventplaneServer.named("director-tls")
                .overTls(certificate)
                .start()
                .awaitReady();
        client = HttpClient.newBuilder().sslContext(certificate.trusting()).build();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void speaks_current_versions(String version) throws IOException, GeneralSecurityException {
        try (var socket = handshake(certificate, version)) {
            assertThat(socket.getSession().getProtocol()).isEqualTo(version);
            assertThat(socket.getSession().getCipherSuite()).contains("_AES_256_GCM_");
        }
    }

    /** The hello of a client that knows nothing newer, byte for byte: the JDK's own would not send it any more. */
    @ParameterizedTest
    @ValueSource(strings = {"0300", "0301", "0302"})
    void speaks_no_former_version(String version) throws IOException {
        assertThat(firstByte(hello(version, "c009c013002f0035c02b"))).isNotEqualTo(HANDSHAKE);
    }

    @Test
    void agrees_on_a_strong_suite() throws IOException {
        assertThat(firstByte(hello("0303", "c02b"))).isEqualTo(HANDSHAKE);
    }

    /** Without forward secrecy, without authenticated encryption, without encryption, with RC4 and 3DES. */
    @ParameterizedTest
    @ValueSource(strings = {"009c", "c009", "c023", "0001", "0005", "000a", "c007"})
    void agrees_on_no_weak_suite(String suite) throws IOException {
        assertThat(firstByte(hello("0303", suite))).isNotEqualTo(HANDSHAKE);
    }

    @Test
    void takes_nothing_in_clear() throws IOException {
        var request = "GET /graphql-ui/ HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".getBytes(US_ASCII);

        assertThat(firstByte(request)).isNotEqualTo('H');
    }

    @Test
    void a_client_that_trusts_somebody_else_goes_away() throws Exception {
        var other = Certificate.in(Files.createDirectory(folder.resolve("other")));

        assertThatThrownBy(() -> handshake(other, "TLSv1.3")).isInstanceOf(SSLException.class);
    }

    @Test
    void browsers_are_told_to_stay_with_tls() throws Exception {
        for (String path : new String[] {"/graphql-ui/", "/graphql", "/runtime/events", "/nothing"}) {
            assertThat(get(path).headers().allValues("Strict-Transport-Security"))
                    .as(path)
                    .containsExactly("max-age=31536000");
        }
    }

    @Test
    void answers_queries_and_mutations_and_the_gateway_of_this_server_opens_what_was_registered() throws Exception {
        TlsDirector director = new TlsDirector(server, client);

        director.registerAndPublish();
        assertThat(director.ask("{ applications { totalCount } }", Map.of())
                        .at("/applications/totalCount")
                        .asInt())
                .isPositive();
    }

    @Test
    void every_address_that_it_tells_of_is_https() {
        assertThat(server.log())
                .contains("GraphQL https://127.0.0.1:" + server.httpPort())
                .doesNotContain("http://127.0.0.1:" + server.httpPort());
    }

    @Test
    void strangers_do_not_fill_the_log() throws IOException {
        firstByte(hello("0301", "c009"));
        firstByte("GET / HTTP/1.0\r\n\r\n".getBytes(US_ASCII));

        assertThat(server.log()).doesNotContain("CWWKO0801E", "SSLHandshakeException");
    }

    @Test
    void a_renewed_certificate_is_shown_to_who_connects() throws Exception {
        var renewed = Certificate.in(Files.createDirectory(folder.resolve("renewed")));
        var former = Files.copy(certificate.keystore(), folder.resolve("former.p12"));

        place(renewed.keystore());
        try {
            await().atMost(LONG)
                    .ignoreExceptions()
                    .untilAsserted(() -> handshake(renewed, "TLSv1.3").close());
        } finally {
            place(former);
        }
        await().atMost(LONG)
                .ignoreExceptions()
                .untilAsserted(() -> handshake(certificate, "TLSv1.3").close());
    }

    /** In one step, as Kubernetes does it: half a file would be no certificate at all. */
    private static void place(Path keystore) throws IOException {
        var temporary = Files.copy(keystore, folder.resolve("next.p12"), StandardCopyOption.REPLACE_EXISTING);
        Files.move(temporary, certificate.keystore(), StandardCopyOption.ATOMIC_MOVE);
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(server.uri(path)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.timeout(LONG).build(), BodyHandlers.ofString());
    }

    private static SSLSocket handshake(Certificate trusted, String version)
            throws IOException, GeneralSecurityException {
        var socket = (SSLSocket) trusted.trusting().getSocketFactory().createSocket("127.0.0.1", server.httpPort());
        try {
            socket.setSoTimeout(SILENCE_MILLIS);
            socket.setEnabledProtocols(new String[] {version});
            socket.startHandshake();
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** A whole ClientHello with these suites; with an extension of curves, which EC suites need. */
    private static byte[] hello(String version, String suites) {
        var curves = "000a00040002001700" + "0b00020100" + "000d0006000404030804";
        var extensions = "%04x".formatted(curves.length() / 2) + curves;
        var body =
                version + "5a".repeat(32) + "00" + "%04x".formatted(suites.length() / 2) + suites + "0100" + extensions;
        var handshake = "01%06x".formatted(body.length() / 2) + body;
        return HexFormat.of().parseHex("160301%04x".formatted(handshake.length() / 2) + handshake);
    }

    /** Of the answer; -1 when the connection is closed without one. */
    private static int firstByte(byte[] sent) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.httpPort())) {
            socket.setSoTimeout(SILENCE_MILLIS);
            socket.getOutputStream().write(sent);
            return socket.getInputStream().read();
        } catch (SocketException reset) {
            return -1;
        }
    }
}
