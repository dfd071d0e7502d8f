package io.eventplane.gateway.accesslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventplane.gateway.eventapi.OpenEventApis;
import io.eventplane.gateway.metrics.GatewayMetrics;
import io.eventplane.gateway.observation.Sender;
import io.eventplane.gateway.observation.Submission;
import io.eventplane.metrics.Metrics;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AccessLogTest {

    private static final Sender SENDER = new Sender("mqtt", "192.0.2.1:4711");

    @TempDir
    private Path folder;

    private final Metrics all = new Metrics();
    private final GatewayMetrics metrics = new GatewayMetrics(new OpenEventApis(), all, 0);

    private AccessLog log(Path file) {
        return new AccessLog(Optional.of(file.toString()), metrics);
    }

    private static Submission submission(String definition) {
        return new Submission(SENDER, definition, Optional.of("lamps/measured"), 42);
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(JsonMapper.shared()::readTree).toList();
        }
    }

    private double lost() {
        return all.registry().scrape(name -> name.startsWith("eventplane_gateway_access_log_lost")).stream()
                .flatMap(family -> family.getDataPoints().stream())
                .map(point -> (CounterDataPointSnapshot) point)
                .mapToDouble(CounterDataPointSnapshot::getValue)
                .sum();
    }

    @Test
    void a_line_says_who_sent_what_and_what_became_of_it() throws IOException {
        var file = folder.resolve("access.log");
        try (var log = log(file)) {
            log.arrived(submission("d1")).accepted(List.of("e1", "e2"), 0);
            log.arrived(submission("d1")).refused("invalid-payload");
            log.refused(SENDER, Optional.empty(), "malformed-packet");
        }

        assertThat(lines(file)).hasSize(3);
        var accepted = lines(file).get(0);
        assertThat(accepted.path("protocol").asString()).isEqualTo("mqtt");
        assertThat(accepted.path("remote").asString()).isEqualTo("192.0.2.1:4711");
        assertThat(accepted.path("outcome").asString()).isEqualTo("accepted");
        assertThat(accepted.path("definition").asString()).isEqualTo("d1");
        assertThat(accepted.path("channel").asString()).isEqualTo("lamps/measured");
        assertThat(accepted.path("bytes").asInt()).isEqualTo(42);
        assertThat(accepted.path("events").asInt()).isEqualTo(2);
        assertThat(accepted.path("ids").toString()).isEqualTo("[\"e1\",\"e2\"]");
        assertThat(accepted.path("millis").isNumber()).isTrue();
        assertThat(lines(file).get(1).path("outcome").asString()).isEqualTo("invalid-payload");
        assertThat(lines(file).get(2).has("definition")).isFalse();
    }

    @Test
    void an_id_can_not_forge_a_line() throws IOException {
        var file = folder.resolve("access.log");
        var hostile = "e1\",\"outcome\":\"x\"}\r\n{\"outcome\":\"forged\"}\u0000\u2028";
        try (var log = log(file)) {
            log.arrived(submission("d1")).accepted(List.of(hostile), 0);
        }

        assertThat(lines(file)).singleElement().satisfies(line -> {
            assertThat(line.path("outcome").asString()).isEqualTo("accepted");
            assertThat(line.at("/ids/0").asString()).isEqualTo(hostile);
        });
    }

    @Test
    void half_a_character_costs_nobody_a_line() throws IOException {
        var file = folder.resolve("access.log");
        try (var log = log(file)) {
            log.arrived(submission("d1")).accepted(List.of(Character.toString(0xD800)), 0);
            log.arrived(submission("d2")).accepted(List.of("e2"), 0);
        }

        assertThat(lines(file)).hasSize(2);
        assertThat(lost()).isZero();
    }

    @Test
    void a_file_that_was_moved_away_is_begun_anew() throws IOException {
        var file = folder.resolve("access.log");
        try (var log = log(file)) {
            log.refused(SENDER, Optional.empty(), "timeout");
            await().until(() -> Files.exists(file) && Files.size(file) > 0);
            Files.move(file, folder.resolve("access.log.1"));
            log.refused(SENDER, Optional.empty(), "timeout");
        }

        assertThat(lines(file)).hasSize(1);
        assertThat(lines(folder.resolve("access.log.1"))).hasSize(1);
    }

    @Test
    void what_can_not_be_written_is_counted_and_said_later() throws IOException {
        var file = folder.resolve("not-there").resolve("access.log");
        try (var log = log(file)) {
            log.refused(SENDER, Optional.empty(), "timeout");
            await().until(() -> lost() == 1);
            Files.createDirectory(folder.resolve("not-there"));
            log.refused(SENDER, Optional.empty(), "timeout");
        }

        assertThat(lines(file)).hasSize(2);
        assertThat(lines(file).get(0).path("lost").asInt()).isEqualTo(1);
    }

    @Test
    void without_a_file_nothing_is_on() {
        try (var log = new AccessLog(Optional.empty(), metrics)) {
            assertThat(log.isOn()).isFalse();
            log.refused(SENDER, Optional.empty(), "timeout");
        }
        assertThat(folder).isEmptyDirectory();
    }
}
