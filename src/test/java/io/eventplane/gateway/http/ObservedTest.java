package io.eventplane.gateway.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a sender over HTTP does is told, each time once. */
class ObservedTest {

    @TempDir
    private Path folder;

    private ListeningGateway gateway;

    @BeforeEach
    void start() throws Exception {
        var certificate = Certificate.in(folder);
        gateway = new ListeningGateway(
                Definitions.LAMPS,
                Map.of(
                        "eventplane.gateway.tls.certificate",
                        certificate.certificate().toString(),
                        "eventplane.gateway.tls.key",
                        certificate.key().toString(),
                        "eventplane.gateway.http.head-timeout",
                        "PT1S",
                        "eventplane.gateway.http.body-timeout",
                        "PT1S"));
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private Socket connected() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), gateway.uri("/").getPort());
    }

    private void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.replace("~", "\r\n").getBytes(US_ASCII));
        socket.getOutputStream().flush();
    }

    private void awaitTold(String line) {
        await().untilAsserted(() -> assertThat(gateway.observed().told).containsExactly(line));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST /events/d1 HTTP/1.1~Host: x~Content-Type: application/json~Content-Length: 16~~{\"lumens\": true} | http refused d1 invalid-payload",
                "POST /events/d1 HTTP/1.1~Host: x~Content-Type: text/plain~Content-Length: 2~~{} | http refused d1 unsupported-media-type",
                "POST /events/d1/nowhere HTTP/1.1~Host: x~Content-Length: 2~~{} | http refused d1 unknown-channel",
                "POST /events/d9 HTTP/1.1~Host: x~Content-Length: 2~~{} | http refused none unknown-definition",
                "POST /events/%zz HTTP/1.1~Host: x~Content-Length: 2~~{} | http refused none malformed-address",
                "GET /events/d1 HTTP/1.1~Host: x~~ | http refused none method-not-allowed",
                "GET /admin HTTP/1.1~Host: x~~ | http refused none not-found",
                "POST /events/d1 HTTP/1.1~Host: x~Content-Length: 1000000~~ | http refused d1 too-large",
                "POST /events/d1 HTTP/1.1~Host: x~Content-Encoding: br~Content-Length: 2~~{} | http refused d1 unsupported-media-type",
                "POST /events/d1 HTTP/1.1~Host: x~Transfer-Encoding: chunked~~zz~~ | http refused none malformed-event",
                "NONSENSE~~ | http refused none malformed-request",
            })
    void what_is_refused_is_told_with_its_reason(String request, String told) throws IOException {
        try (var socket = connected()) {
            send(socket, request);
            awaitTold(told);
        }
    }

    @Test
    void events_are_told_when_the_bus_has_them() throws IOException {
        try (var socket = connected()) {
            send(
                    socket,
                    "POST /events/d1 HTTP/1.1~Host: x~Content-Type: application/json~Idempotency-Key: e1~Content-Length: 12~~{\"lumens\":1}");
            awaitTold("http accepted d1 [e1] 0");
        }
    }

    @Test
    void who_sends_half_a_request_is_told() throws IOException {
        try (var half = connected()) {
            send(half, "POST /events/d1 HTTP/1.1~Host: x~Content-Type: application/json~Content-Length: 100~~{");
            awaitTold("http refused none timeout");
        }
    }

    @Test
    void who_sends_half_a_head_is_told() throws IOException {
        try (var half = connected()) {
            send(half, "POST /events/d1 HTTP/1.1~Host: x~Content-Ty");
            awaitTold("http refused none timeout");
        }
    }

    @Test
    void connections_are_told_and_those_that_are_too_many() throws IOException {
        var open = Stream.generate(() -> {
                    try {
                        return connected();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .limit(ListeningGateway.MOST_CONNECTIONS)
                .toList();
        await().untilAsserted(
                        () -> assertThat(gateway.observed().connections).hasValue(ListeningGateway.MOST_CONNECTIONS));
        try (var one = connected()) {
            awaitTold("http refused none too-many-connections");
            assertThat(one.getInputStream().read()).isEqualTo(-1);
        }
        for (var socket : open) {
            socket.close();
        }
        await().untilAsserted(() -> assertThat(gateway.observed().connections).hasValue(0));
    }

    @Test
    void who_does_not_speak_tls_where_it_is_spoken_is_told() throws IOException {
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), gateway.tlsUri("/").getPort())) {
            send(socket, "GET / HTTP/1.1~Host: x~~");
            awaitTold("http refused none tls-handshake");
        }
    }
}
