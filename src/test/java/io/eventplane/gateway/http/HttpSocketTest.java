package io.eventplane.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.eventplane.bus.BusFailures;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The gateway on a real socket. */
class HttpSocketTest {

    private static final int TIMES = 20;
    private static final String EVENT = "{\"lumens\":1}";
    private static final String HEAD =
            "POST /events/d1 HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 12\r\n";
    private static final String POST = HEAD + "\r\n" + EVENT;
    private static final String ACCEPTED = "HTTP/1.1 202 Accepted";

    private final ListeningGateway gateway = new ListeningGateway(
            Definitions.LAMPS,
            Map.of(
                    "eventplane.gateway.http.head-timeout", "PT1S",
                    "eventplane.gateway.http.body-timeout", "PT1S",
                    "eventplane.gateway.http.idle-timeout", "PT3S",
                    "eventplane.gateway.publish-timeout", "PT1S",
                    "eventplane.gateway.http.cors-origins", "https://shop.example"));

    @AfterEach
    void stop() {
        gateway.close();
    }

    private RawConnection connection() {
        return RawConnection.to(gateway.uri("/"));
    }

    private boolean isServed() {
        try (var connection = connection()) {
            return connection
                    .write(POST.replace("Host", "Connection: close\r\nHost"))
                    .readToEnd()
                    .startsWith(ACCEPTED);
        }
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(gateway.uri("/events/d1")).header("Content-Type", "application/json");
    }

    @Nested
    class Requests {

        @ParameterizedTest
        @EnumSource
        void are_taken_one_after_the_other_on_a_connection(Version version) throws Exception {
            HttpClient client = HttpClient.newBuilder().version(version).build();

            for (int time = 0; time < TIMES; time++) {
                HttpResponse<String> answer = client.send(
                        request().POST(BodyPublishers.ofString(EVENT)).build(), BodyHandlers.ofString());

                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
                assertThat(answer.version()).isEqualTo(version);
                assertThat(answer.headers().firstValue("content-type")).hasValue("application/json");
            }
            assertThat(gateway.bus().published).hasSize(TIMES);
        }

        @Test
        void may_be_far_ahead_of_their_answers() {
            int many = 500;
            try (var connection = connection().write(POST.repeat(many))) {
                connection.readUntil(ACCEPTED, many);
            }
            assertThat(gateway.bus().published).hasSize(many);
        }

        @Test
        void may_come_in_chunks_and_in_pieces() {
            try (var connection = connection()) {
                connection.write("POST /events/d1 HTT").write("P/1.1\r\nHost: a\r\nContent-Type: application/json\r\n");
                connection
                        .write("Transfer-Encoding: chunked\r\n\r\n5\r\n{\"lum\r\n")
                        .write("7\r\nens\":1}\r\n0\r\n\r\n");

                connection.readUntil(ACCEPTED, 1);
            }
        }

        @Test
        void that_expect_it_are_told_to_continue_once_they_are_let_in() {
            try (var connection = connection().write(HEAD + "Expect: 100-continue\r\n\r\n")) {
                connection.readUntil("HTTP/1.1 100 Continue", 1);

                connection.write(EVENT).readUntil(ACCEPTED, 1);
            }
        }

        @Test
        void that_expect_it_are_refused_before_their_body() {
            var head = HEAD.replace("/d1", "/d2") + "Expect: 100-continue\r\n\r\n";
            try (var connection = connection().write(head)) {
                assertThat(connection.readUntil("}", 1)).startsWith("HTTP/1.1 404 ");
            }
        }

        @Test
        void that_ask_for_the_head_only_get_no_body() {
            try (var connection =
                    connection().write("HEAD /events/d1 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")) {
                assertThat(connection.readToEnd()).startsWith("HTTP/1.1 405 ").endsWith("\r\n\r\n");
            }
        }

        @Test
        void that_are_too_large_leave_the_connection_open() {
            String large = HEAD.replace("12", "2000") + "\r\n" + " ".repeat(2000);
            try (var connection = connection().write(large)) {
                assertThat(connection.readUntil("}", 1)).startsWith("HTTP/1.1 413 ");

                connection.write(POST).readUntil(ACCEPTED, 1);
            }
        }
    }

    @Nested
    class Senders {

        @Test
        void who_never_finish_their_head_are_cut() {
            try (var connection = connection().write("POST /events/d1 HTTP/1.1\r\nHost: a\r\nX-Slow: ")) {
                assertThat(connection.readToEnd()).isEmpty();
            }
        }

        @Test
        void who_send_their_head_a_byte_now_and_then_are_cut() {
            try (var connection = connection().write("POST /events/d1 HTTP/1.1\r\nHost: a\r\nX-Slow: ")) {
                await().pollInterval(Duration.ofMillis(100))
                        .until(() -> catchThrowable(() -> connection.write("x")) != null);
            }
            assertThat(isServed()).isTrue();
        }

        @Test
        void who_never_finish_their_body_are_cut() {
            try (var connection = connection().write(HEAD + "\r\n{")) {
                assertThat(connection.readToEnd()).isEmpty();
            }
            assertThat(gateway.bus().published).isEmpty();
        }

        @Test
        void who_say_nothing_are_cut() {
            try (var connection = connection()) {
                assertThat(connection.readToEnd()).isEmpty();
            }
        }

        @Test
        void who_say_nothing_more_are_cut_after_a_while() {
            try (var connection = connection().write(POST)) {
                assertThat(connection.readToEnd()).startsWith(ACCEPTED);
            }
        }

        @Test
        void who_are_too_many_are_closed_and_the_others_served() {
            var open = Stream.generate(HttpSocketTest.this::connection)
                    .limit(ListeningGateway.MOST_CONNECTIONS)
                    .toList();
            try (var other = connection()) {
                assertThat(other.readToEnd()).isEmpty();
            }
            open.get(0).write(POST).readUntil(ACCEPTED, 1);
            open.forEach(RawConnection::close);

            await().until(HttpSocketTest.this::isServed);
        }

        @Test
        void who_go_away_leave_nothing_behind() {
            var confirmation = new CompletableFuture<Void>();
            gateway.bus().confirming = event -> confirmation;
            var leaving = connection().write(POST);
            await().until(() -> !gateway.bus().published.isEmpty());
            leaving.close();
            confirmation.complete(null);

            gateway.bus().confirming = event -> CompletableFuture.completedFuture(null);
            try (var connection = connection().write(POST)) {
                connection.readUntil(ACCEPTED, 1);
            }
        }

        @Test
        void are_told_to_come_again_when_the_bus_takes_too_long() {
            gateway.bus().confirming = event -> new CompletableFuture<>();
            try (var connection = connection().write(POST)) {
                assertThat(connection.readUntil("}", 1))
                        .startsWith("HTTP/1.1 503 ")
                        .contains("Retry-After: 5");
            }
        }

        @Test
        void are_told_to_come_again_when_the_bus_is_away() {
            gateway.bus().confirming = event -> CompletableFuture.failedFuture(BusFailures.unavailable());
            try (var connection = connection().write(POST)) {
                assertThat(connection.readUntil("}", 1)).startsWith("HTTP/1.1 503 ");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            hello                                                            | 400 | malformed-request
            GET /events/d1 HTTP/1.1\\r\\nHost: a\\r\\nno colon               | 400 | malformed-request
            POST /events/d1 HTTP/1.1\\r\\nHost: a\\r\\nContent-Length: many   | 400 | malformed-request
            POST /events/d1 HTTP/1.1\\r\\nHost: a\\r\\nContent-Length: -1     | 400 | malformed-request
            POST /events/d1 HTTP/1.1\\r\\nHost: a                            | 400 | unknown-length
            POST /events/d1 HTTP/1.1\\r\\nHost: a\\r\\nTransfer-Encoding: x   | 400 | malformed-request
            GET /LONG HTTP/1.1\\r\\nHost: a                                  | 414 | malformed-request
            GET /events/d1 HTTP/1.1\\r\\nHost: a\\r\\nX: LONG                 | 431 | malformed-request
            """)
    void what_is_no_request_is_answered_and_the_connection_closed(String head, int status, String code) {
        String text = head.replace("\\r\\n", "\r\n").replace("LONG", "x".repeat(20_000)) + "\r\n\r\n";
        try (var connection = connection().write(text)) {
            assertThat(connection.readToEnd())
                    .matches("(?s)HTTP/1\\.[01] " + status + " .*")
                    .contains("application/problem+json", "urn:eventplane:problem:" + code);
        }
    }

    @Test
    void a_chunk_that_is_none_is_answered_and_the_connection_closed() {
        String head = HEAD.replace("Content-Length: 12", "Transfer-Encoding: chunked");
        try (var connection = connection().write(head + "\r\nzz\r\n" + EVENT)) {
            assertThat(connection.readToEnd()).startsWith("HTTP/1.1 400 ").contains("malformed-event");
        }
    }

    @Test
    void what_is_no_event_url_is_not_found() {
        try (var connection = connection().write("GET /graphql HTTP/1.1\r\nHost: a\r\n\r\n")) {
            assertThat(connection.readUntil("}", 1)).startsWith("HTTP/1.1 404 ").contains("not-found");
        }
    }

    @Nested
    class WebPages {

        private static final String ASK = """
                OPTIONS /events/d1 HTTP/1.1\r
                Host: a\r
                Origin: %s\r
                Access-Control-Request-Method: POST\r
                Access-Control-Request-Headers: ce-id\r
                Connection: close\r
                \r
                """;

        @Test
        void of_an_allowed_origin_may_publish() {
            try (var connection = connection().write(ASK.formatted("https://shop.example"))) {
                assertThat(connection.readToEnd())
                        .startsWith("HTTP/1.1 204 ")
                        .contains(
                                "access-control-allow-origin: https://shop.example",
                                "access-control-allow-methods: POST",
                                "access-control-allow-headers: ce-id");
            }
        }

        @Test
        void of_another_origin_may_not() {
            try (var connection = connection().write(ASK.formatted("https://evil.example"))) {
                assertThat(connection.readToEnd()).startsWith("HTTP/1.1 405 ").doesNotContain("access-control");
            }
        }
    }
}
