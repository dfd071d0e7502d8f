package io.eventplane.gateway.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What hostile clients send, and that a neighbour is served after each. */
class HostileClientsTest {

    private static final WebSocketGateway GATEWAY =
            WebSocketGateway.open(null, Map.of(), Duration.ofSeconds(4), Duration.ofSeconds(2));

    @AfterAll
    static void close() {
        GATEWAY.close();
    }

    @AfterEach
    void a_neighbour_is_served_and_nothing_is_held() {
        assertThat(JdkClient.to(GATEWAY.uri())
                        .send("{\"lumens\":1}")
                        .answer()
                        .path("status")
                        .asInt())
                .isEqualTo(202);
        await().untilAsserted(() -> assertThat(GATEWAY.gateway.inFlight.held()).isZero());
    }

    @ParameterizedTest
    @CsvSource({
        "81 02 7b 7d, 1002, an unmasked frame",
        "c1 82 00 00 00 00 7b 7d, 1002, a reserved bit",
        "83 80 00 00 00 00, 1002, a reserved opcode",
        "8b 80 00 00 00 00, 1002, a reserved control opcode",
        "80 80 00 00 00 00, 1002, a continuation of nothing",
        "01 81 00 00 00 00 7b 81 81 00 00 00 00 7d, 1002, a message within another",
        "09 80 00 00 00 00, 1002, a ping in fragments",
        "89 fe 00 7e 00 00 00 00, 1002, a ping of 126 bytes",
        "81 fe 00 02 00 00 00 00 7b 7d, 1002, a longer length than need be",
        "81 ff 00 00 00 00 00 00 00 02 00 00 00 00 7b 7d, 1002, a length of 64 bits for two bytes",
        "81 ff 7f ff ff ff ff ff ff ff 00 00 00 00, 1009, a frame of 8 EiB",
        "82 ff 00 00 00 00 00 03 0d 41 00 00 00 00, 1009, one byte more than the limit",
        "81 82 00 00 00 00 ff fe, 1007, text that is no UTF-8",
        "88 81 00 00 00 00 03, 1002, a close with half a status",
        "88 82 00 00 00 00 03 ed, 1002, a close with a status that is never sent",
        "88 80 00 00 00 00, 1005, a close without a status",
        "88 82 00 00 00 00 03 e8, 1000, a close"
    })
    void frames_are_answered_with_the_status_that_fits(String frame, int status, String what) {
        try (var client = RawSocket.upgraded(GATEWAY.uri())) {
            client.sendHex(frame);
            assertThat(client.closeStatus()).as(what).isIn(status, status == 1005 ? 1000 : status);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==, X: y, 400, no key",
        "dGhlIHNhbXBsZSBub25jZQ==, short, 400, a key that is none",
        "Version: 13, Version: 8, 426, an old version",
        "Connection: Upgrade, Connection: close, 405, no connection header",
        "Upgrade: websocket, 'Upgrade: websocket, h2c', 405, two upgrades",
        "HTTP/1.1, HTTP/1.0, 405, HTTP/1.0",
        "'Host: localhost', 'Host: localhost\r\nOrigin: https://evil.example', 403, a page of a stranger",
        "'Host: localhost', 'Host: localhost\r\nContent-Length: 5', 400, a body",
        "'Host: localhost', 'Host: localhost\r\nSec-WebSocket-Protocol: mqtt', 400, another subprotocol",
        "/events/d1, /events/d2, 404, no such definition",
        "/events/d1, /elsewhere, 404, no event URL"
    })
    void handshakes_are_refused_as_http_refuses(String part, String instead, int status, String what) {
        try (var client = new RawSocket(GATEWAY.uri())) {
            client.send(RawSocket.handshake("/events/d1").replace(part, instead));
            assertThat(client.readUntil("\r\n\r\n")).as(what).contains(" " + status + " ");
        }
    }

    @Test
    void a_request_smuggled_behind_the_handshake_is_none() {
        int published = GATEWAY.gateway.bus.published.size();
        try (var client = new RawSocket(GATEWAY.uri())) {
            client.send(RawSocket.handshake("/events/d1")
                    + "POST /events/d1 HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 12\r\n\r\n{\"lumens\":9}");
            assertThat(client.readToEnd()).doesNotContain("HTTP/1.1 202");
        }
        assertThat(GATEWAY.gateway.bus.published).hasSize(published);
    }

    @Test
    void pings_without_end_whose_answers_nobody_reads_are_cut() {
        try (var client = RawSocket.upgraded(GATEWAY.uri())) {
            var ping = RawSocket.frame(0x89, new byte[125]);
            assertThatThrownBy(() -> {
                        while (true) {
                            client.send(ping);
                        }
                    })
                    .isInstanceOf(UncheckedIOException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "81, half a head",
        "81 fe 10 00 00 00 00 00 7b, a frame that never ends",
        "01 81 00 00 00 00 7b, a message that never ends"
    })
    void what_never_becomes_whole_is_cut(String bytes, String what) {
        try (var client = RawSocket.upgraded(GATEWAY.uri())) {
            client.sendHex(bytes);
            assertThat(client.readToEnd()).as(what).doesNotContain("202");
        }
    }

    @Test
    void fragments_without_end_are_closed_upon() {
        try (var client = RawSocket.upgraded(GATEWAY.uri())) {
            client.send(RawSocket.frame(0x01, new byte[0]));
            var empty = RawSocket.frame(0x00, new byte[0]);
            for (int i = 0; i < 4096; i++) {
                client.send(empty);
            }
            assertThat(client.closeStatus()).isEqualTo(1009);
        }
    }

    @Test
    void who_answers_no_ping_is_cut() {
        try (var client = RawSocket.upgraded(GATEWAY.uri())) {
            assertThat(client.readToEnd()).contains("\u0089\0");
        }
    }
}
