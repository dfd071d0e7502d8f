package io.eventplane.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventplane.journeys.Director.Registration;
import io.eventplane.report.Report;
import io.eventplane.report.ReportedDefinition;
import io.eventplane.report.ReporterName;
import io.eventplane.report.ReporterRole;
import io.eventplane.report.RolloutState;
import io.eventplane.report.SignedReport;
import jakarta.jms.JMSContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the gateway opened is seen at the Director, which was told over the bus. */
class RolloutIT {

    /** A second is what is promised; other work may be done on the machine at the same time. */
    private static final Duration SOON = Duration.ofSeconds(5);

    private static final Duration LONG = Duration.ofMinutes(1);

    private static final String QUERY = """
            query($id: ID!) { eventAPI(id: $id) { generation channels { address endpoints { runtimeID protocol url address } } \
            rollout { runtimeID role instance generation state protocols message since lastSeen } } }""";

    private static final EventplaneServer SERVER = EventplaneServer.named("rollout");

    private static JsonNode identity;

    @BeforeAll
    static void start() {
        SERVER.start().awaitReady();
        identity = JsonMapper.shared().readTree(SERVER.data().resolve("runtime-local.json"));
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    private static String document(String... protocols) {
        var servers = new StringBuilder();
        for (String protocol : protocols) {
            servers.append("  ")
                    .append(protocol)
                    .append(": {host: 'a.example', protocol: ")
                    .append(protocol)
                    .append("}\n");
        }
        return """
                asyncapi: 3.0.0
                info: {title: Meters, version: 1.0.0}
                servers:
                %schannels:
                  readings:
                    address: meters/{meter}/readings
                    parameters: {meter: {}}
                    messages: {reading: {payload: {type: object}}}
                operations:
                  report: {action: send, channel: {$ref: '#/channels/readings'}}
                """.formatted(servers);
    }

    private static Registration registered(String... protocols) {
        return Director.of(SERVER)
                .register(Names.unique("rolled"), EventApis.guarded(document(protocols), "meter", "let-me-tell"));
    }

    private static JsonNode seen(String definitionId) {
        return Director.of(SERVER).query(QUERY, Map.of("id", definitionId)).path("eventAPI");
    }

    private static List<String> addresses(JsonNode seen) {
        return seen.at("/channels/0/endpoints")
                .valueStream()
                .map(endpoint -> endpoint.path("protocol").asString() + " "
                        + endpoint.path("url").asString() + " "
                        + endpoint.path("address").asString("-"))
                .toList();
    }

    /** Read once more: within one answer the channels may have been read before the report came, and the rollout after it. */
    private static JsonNode awaitState(String definitionId, int generation, String state) {
        await("generation " + generation + " of " + definitionId + " is " + state)
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> seen(definitionId),
                        seen -> seen.path("rollout").size() == 1
                                && seen.at("/rollout/0/generation").asInt() == generation
                                && seen.at("/rollout/0/state").asString().equals(state));
        return seen(definitionId);
    }

    private static String http(Registration registration) {
        return "http " + registration.eventUrl() + "/meters/{meter}/readings -";
    }

    private static String named(String protocol, String url, Registration registration) {
        return protocol + " " + url + " events/" + registration.definitionId() + "/meters/{meter}/readings";
    }

    @Test
    void channels_show_over_which_protocols_they_are_open_and_where() {
        var registration = registered("http", "mqtt");

        var open = awaitState(registration.definitionId(), 1, "OPEN");

        assertThat(addresses(open))
                .containsExactlyInAnyOrder(
                        http(registration), named("mqtt", "mqtt://127.0.0.1:" + SERVER.mqttPort(), registration));
        var rollout = open.at("/rollout/0");
        assertThat(rollout.path("runtimeID").asString())
                .isEqualTo(identity.path("id").asString());
        assertThat(rollout.path("role").asString()).isEqualTo("GATEWAY");
        assertThat(rollout.path("instance").asString()).isEqualTo("default");
        assertThat(rollout.path("protocols").toString()).isEqualTo("[\"http\",\"mqtt\"]");
        assertThat(rollout.path("message").isNull()).isTrue();
        assertThat(Instant.parse(rollout.path("since").asString()))
                .isBeforeOrEqualTo(Instant.parse(rollout.path("lastSeen").asString()));
    }

    @Test
    void half_of_all_registrations_are_seen_open_within_a_second() {
        var delays = new ArrayList<Duration>();
        for (int i = 0; i < 11; i++) {
            var id = registered("http").definitionId();
            long answered = System.nanoTime();
            awaitState(id, 1, "OPEN");
            delays.add(Duration.ofNanos(System.nanoTime() - answered));
        }

        assertThat(delays.stream().sorted().toList().get(5))
                .as(delays.toString())
                .isLessThan(Duration.ofSeconds(1));
        System.getLogger("measured").log(System.Logger.Level.INFO, "seen open after {0}", delays);
    }

    @Test
    void a_changed_document_is_seen_with_what_it_names_now() {
        var registration = registered("http", "mqtt");
        awaitState(registration.definitionId(), 1, "OPEN");

        Director.of(SERVER)
                .update(registration.definitionId(), EventApis.guarded(document("amqp"), "meter", "let-me-tell"));

        var open = awaitState(registration.definitionId(), 2, "OPEN");
        assertThat(addresses(open)).containsExactly(named("amqp", SERVER.amqpGatewayUrl(), registration));
        assertThat(open.at("/rollout/0/protocols").toString()).isEqualTo("[\"amqp\"]");
    }

    @Test
    void a_registration_that_the_gateway_cannot_serve_has_failed_and_says_what_to_do() {
        var eventApi = EventApis.with(EventApis.of(document("http")), "auth", EventApis.oauth("meter", "hush-hush"));
        var registration = Director.of(SERVER).register(Names.unique("rolled"), eventApi);

        var failed = awaitState(registration.definitionId(), 1, "FAILED");

        assertThat(failed.at("/rollout/0/message").asString())
                .contains("of no issuer that this gateway allows", "eventplane.gateway.token-issuers");
        assertThat(failed.at("/rollout/0/protocols")).isEmpty();
        assertThat(addresses(failed)).isEmpty();
        assertThat(failed.toString()).doesNotContain("hush-hush");
    }

    @Test
    void twenty_hostile_reports_change_nothing_and_keep_nobody() {
        var registration = registered("http");
        var before = awaitState(registration.definitionId(), 1, "OPEN");
        var hostile = hostile(registration.definitionId());
        assertThat(hostile).hasSizeGreaterThanOrEqualTo(20).doesNotHaveDuplicates();

        send(hostile);

        // What comes after them on the same queue is taken in, so they have been judged.
        awaitState(registered("http").definitionId(), 1, "OPEN");
        await().atMost(LONG).until(() -> asides() >= hostile.size());
        assertThat(seen(registration.definitionId()).path("channels")).isEqualTo(before.path("channels"));
        assertThat(seen(registration.definitionId()).path("rollout")).hasSize(1);
        assertThat(seen(registration.definitionId()).at("/rollout/0/state").asString())
                .isEqualTo("OPEN");
        assertThat(seen(registration.definitionId()).at("/rollout/0/since")).isEqualTo(before.at("/rollout/0/since"));
    }

    private static long asides() {
        return SERVER.log()
                .lines()
                .filter(line -> line.contains("left a report aside") || line.contains("left aside what"))
                .count();
    }

    private static List<String> hostile(String definitionId) {
        var secret = identity.path("secret").asString();
        var local = identity.path("id").asString();
        var other = Director.of(SERVER)
                .query("mutation { createRuntime(in: {name: \"" + Names.unique("hostile")
                        + "\"}) { agentAuth { id secret } } }")
                .at("/createRuntime/agentAuth");
        var good = SignedReport.sign(report(local, failed(definitionId, 1)), secret);
        var parts = good.split("\\.", -1);
        var texts = new ArrayList<>(List.of(
                "{}",
                "no report",
                "a.b.c",
                "..",
                "\u0000",
                "x".repeat(100_000),
                parts[0] + "." + parts[1] + ".",
                parts[0] + "." + parts[1] + "." + "A".repeat(43),
                parts[0] + ".." + parts[2],
                base64("{\"alg\":\"none\",\"kid\":\"" + local + "\"}") + "." + parts[1] + ".",
                base64("{\"alg\":\"HS512\",\"kid\":\"" + local + "\"}") + "." + parts[1] + "." + parts[2],
                base64("{\"alg\":\"HS256\",\"kid\":\"' or 1=1 --\"}") + "." + parts[1] + "." + parts[2],
                base64("[".repeat(50_000)) + "." + parts[1] + "." + parts[2],
                parts[0] + "." + base64("{\"specversion\":\"1.0\"}") + "." + parts[2],
                base64("{\"alg\":\"HS256\",\"kid\":\"\\u0000\"}") + "." + parts[1] + "." + parts[2],
                good + "." + parts[2]));
        // Signed by nobody, by another Runtime, for another Runtime, and by one in whose name it is: with what can't be
        // true.
        texts.add(SignedReport.sign(report(local, failed(definitionId, 1)), "a guess"));
        texts.add(SignedReport.sign(
                report(local, failed(definitionId, 1)), other.path("secret").asString()));
        texts.add(SignedReport.sign(report(UUID.randomUUID().toString(), failed(definitionId, 1)), secret));
        texts.add(SignedReport.sign(report(local, "liar", failed(definitionId, 2)), secret));
        texts.add(SignedReport.sign(report(local, "liar", failed(definitionId, Integer.MAX_VALUE + 1L)), secret));
        texts.add(
                SignedReport.sign(report(local, "liar", failed(UUID.randomUUID().toString(), 1)), secret));
        texts.add(SignedReport.sign(
                report(other.path("id").asString(), failed(definitionId, 9)),
                other.path("secret").asString()));
        return texts;
    }

    private static Report report(String runtimeId, ReportedDefinition definition) {
        return report(runtimeId, "default", definition);
    }

    private static Report report(String runtimeId, String instance, ReportedDefinition definition) {
        return new Report(
                UUID.randomUUID().toString(),
                Instant.now(),
                new ReporterName(runtimeId, ReporterRole.GATEWAY, instance),
                0,
                OptionalLong.empty(),
                List.of(),
                List.of(definition));
    }

    private static ReportedDefinition failed(String definitionId, long generation) {
        return new ReportedDefinition(definitionId, generation, RolloutState.FAILED, Instant.now(), List.of(), "a lie");
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(List<String> texts) {
        try (var factory = new ActiveMQConnectionFactory(
                        SERVER.brokerUrl(), "director", SERVER.brokerPassword("director"));
                JMSContext context = factory.createContext()) {
            var producer = context.createProducer();
            texts.forEach(text -> producer.send(context.createQueue("reports"), text));
        }
    }

    @Test
    void a_restart_shows_what_is_open_again_and_forgets_nothing() {
        var kept = registered("mqtt");
        awaitState(kept.definitionId(), 1, "OPEN");
        var deleted = registered("http");
        awaitState(deleted.definitionId(), 1, "OPEN");
        Director.of(SERVER).delete(deleted.definitionId());

        SERVER.kill();
        var restarted = Instant.now();
        SERVER.start().awaitReady();

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(Instant.parse(seen(kept.definitionId())
                                .at("/rollout/0/lastSeen")
                                .asString()))
                        .isAfter(restarted));
        var again = awaitState(kept.definitionId(), 1, "OPEN");
        assertThat(addresses(again)).containsExactly(named("mqtt", "mqtt://127.0.0.1:" + SERVER.mqttPort(), kept));
    }
}
