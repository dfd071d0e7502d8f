package io.eventplane.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What senders may not exceed together, over a socket. */
class LimitsTest {

    private static final String EVENT = "{\"lumens\":1}";
    private static final String HEAD =
            "POST /events/d1 HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: ";
    private static final String POST = HEAD + "12\r\n\r\n" + EVENT;
    private static final String ACCEPTED = "HTTP/1.1 202 Accepted";
    private static final String HALF = HEAD + "900\r\n\r\n" + " ".repeat(600);
    private static final String CHUNKS = HEAD.replace("Content-Length: ", "Transfer-Encoding: chunked\r\n\r\n");

    private final ListeningGateway gateway = new ListeningGateway(
            Definitions.LAMPS,
            Map.of(
                    "eventplane.gateway.max-bytes-in-flight", "3000",
                    "eventplane.gateway.http.body-timeout", "PT2S",
                    "eventplane.gateway.http.idle-timeout", "PT2S"));

    @AfterEach
    void nothing_is_left() {
        gateway.bus().confirming = event -> CompletableFuture.completedFuture(null);
        await().until(() -> gateway.gateway().inFlight.held() == 0);
        try (var connection = connection().write(POST)) {
            connection.readUntil("{\"id\"", 1);
        }
        gateway.close();
    }

    private RawConnection connection() {
        return RawConnection.to(gateway.uri("/"));
    }

    private long held() {
        return gateway.gateway().inFlight.held();
    }

    @Test
    void more_events_than_a_second_may_have_are_told_when_to_come_again() {
        gateway.gateway().urls.changed(Definitions.rated("d2", 1, Definitions.LAMPS, 1));
        var post = POST.replace("/d1", "/d2");

        try (var connection = connection().write(post).write(post)) {
            var answers = connection.readUntil("rate-exceeded", 1);

            assertThat(answers)
                    .startsWith(ACCEPTED)
                    .contains(
                            "HTTP/1.1 429 Too Many Requests", "Retry-After: 1", "urn:eventplane:problem:rate-exceeded");
        }
        assertThat(gateway.bus().published).hasSize(1);
    }

    @Test
    void a_body_for_which_there_is_no_room_is_refused_before_it_comes() {
        var halves = List.of(
                connection().write(HALF),
                connection().write(HALF),
                connection().write(HALF),
                connection().write(HALF));
        await().until(() -> held() == 4 * 600);

        try (var connection = connection().write(HEAD + "900\r\nExpect: 100-continue\r\n\r\n")) {
            assertThat(connection.readUntil("overloaded", 1))
                    .startsWith("HTTP/1.1 503 ")
                    .contains("Retry-After: 1");
        }
        halves.forEach(RawConnection::close);
    }

    @Test
    void a_body_of_unknown_length_is_refused_as_soon_as_there_is_no_room() {
        var halves = List.of(
                connection().write(HALF),
                connection().write(HALF),
                connection().write(HALF),
                connection().write(HALF));
        await().until(() -> held() == 4 * 600);

        try (var connection = connection().write(CHUNKS + "2bc\r\n" + " ".repeat(700))) {
            assertThat(connection.readUntil("overloaded", 1)).startsWith("HTTP/1.1 503 ");
        }
        assertThat(held()).isEqualTo(4 * 600);
        halves.forEach(RawConnection::close);
    }

    @Test
    void what_is_under_way_to_the_bus_counts() {
        var confirmation = new CompletableFuture<Void>();
        gateway.bus().confirming = event -> confirmation;
        try (var connection = connection().write(POST)) {
            await().until(() -> !gateway.bus().published.isEmpty());
            assertThat(held()).isEqualTo(EVENT.length());

            confirmation.complete(null);
            connection.readUntil(ACCEPTED, 1);
        }
    }

    @Test
    void a_storm_leaves_nothing_behind() {
        var confirmation = new CompletableFuture<Void>();
        gateway.bus().confirming = event -> confirmation;
        var gone = connection().write(POST);
        await().until(() -> !gateway.bus().published.isEmpty());
        gone.close();
        var refused = HEAD + "6\r\n\r\n{\"a\":1";
        var bomb = CHUNKS + "44c\r\n" + " ".repeat(1100) + "\r\n";
        var noChunk = CHUNKS + "5\r\n{\"lum\r\nzzzz\r\n";
        IntStream.range(0, 20)
                .mapToObj(each -> List.of(HALF, refused, bomb, noChunk, POST).get(each % 5))
                .forEach(sent -> {
                    try (var connection = connection()) {
                        connection.write(sent);
                    }
                });
        confirmation.complete(null);
    }

    @Test
    void half_a_body_is_given_back_when_its_time_is_over() {
        try (var connection = connection().write(HALF)) {
            await().until(() -> held() == 600);
            assertThat(connection.readToEnd()).isEmpty();
        }
    }

    @Test
    void a_sender_that_reads_no_answer_is_not_read_and_then_cut() throws Exception {
        try (var deaf = connection()) {
            var sending = Executors.newSingleThreadExecutor();
            var writes = sending.submit(() -> {
                for (int i = 0; i < 200_000; i++) {
                    deaf.write(POST.repeat(100));
                }
            });
            await().atMost(Duration.ofSeconds(60)).until(writes::isDone);
            sending.shutdown();
            assertThat(sending.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
            assertThatThrownBy(writes::get).hasRootCauseInstanceOf(IOException.class);
        }
    }
}
