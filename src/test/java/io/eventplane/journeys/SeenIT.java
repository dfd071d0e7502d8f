package io.eventplane.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import io.eventplane.journeys.Director.Registration;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an operator sees of the gateway: metrics, the access log, traces. */
class SeenIT {

    private static final SpanReceiver SPANS = new SpanReceiver();
    private static final EventplaneServer SERVER = EventplaneServer.named("seen");
    private static final String DOCUMENT = RealDocuments.text("v3/streetlights-mqtt-asyncapi.yml");
    private static final String TURN_ON = "smartylighting/streetlights/1/0/action/7/turn/on";
    private static final String COMMAND = "{\"command\": \"on\", \"sentAt\": \"2026-01-31T18:00:00Z\"}";
    private static final String USER = "streetlights";
    private static final String PASSWORD = "let-there-be-light";
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SENDERS_SPAN = "00f067aa0ba902b7";
    private static final String SENT = "00-" + TRACE + "-" + SENDERS_SPAN + "-01";

    private static Path accessLog;

    @BeforeAll
    static void start() {
        accessLog = SERVER.root().resolve("access.log");
        SERVER.env("EVENTPLANE_GATEWAY_ACCESS_LOG", accessLog.toString())
                .env("OTEL_SDK_DISABLED", "false")
                .env("OTEL_EXPORTER_OTLP_ENDPOINT", SPANS.uri().toString())
                .env("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")
                .env("OTEL_METRICS_EXPORTER", "none")
                .env("OTEL_LOGS_EXPORTER", "none")
                .env("OTEL_BSP_SCHEDULE_DELAY", "100")
                .start()
                .awaitReady();
    }

    @AfterAll
    static void stop() {
        SERVER.close();
        SPANS.close();
    }

    private static Registration registered(String protocol) {
        var document = DOCUMENT.replace("protocol: mqtt", "protocol: " + protocol);
        var registration =
                Director.of(SERVER).register(Names.unique("seen"), EventApis.guarded(document, USER, PASSWORD));
        Gateway.at(registration.eventUrl()).awaitOpen();
        return registration;
    }

    private static Gateway publisher(Registration registration) {
        return Gateway.at(registration.eventUrl()).channel(TURN_ON).as(USER, PASSWORD);
    }

    private static List<String> metrics() {
        var answer = Http.get(SERVER.uri("/metrics"));
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body().lines().filter(line -> !line.startsWith("#")).toList();
    }

    private static String accepted(Registration registration, String protocol) {
        return "eventplane_gateway_events_accepted_total{definition=\"" + registration.definitionId() + "\",protocol=\""
                + protocol + "\"} 1.0";
    }

    private static void overMqtt(Registration registration) {
        try (var publisher = MqttPublisher.connected(SERVER, USER, PASSWORD)) {
            publisher.plain("events/" + registration.definitionId() + "/" + TURN_ON, MqttQos.AT_LEAST_ONCE, COMMAND);
        }
    }

    private static void overAmqp(Registration registration) {
        var factory = new JmsConnectionFactory(USER, PASSWORD, SERVER.amqpGatewayUrl());
        try (var context = factory.createContext()) {
            var target = context.createQueue("events/" + registration.definitionId() + "/" + TURN_ON);
            context.createProducer().send(target, COMMAND);
        }
    }

    private static List<JsonNode> logged(Registration registration) throws IOException {
        try (var lines = Files.lines(accessLog)) {
            return lines.map(JsonMapper.shared()::readTree)
                    .filter(line -> line.path("definition").asString("").equals(registration.definitionId()))
                    .toList();
        }
    }

    @Test
    void metrics_and_access_log_tell_of_every_protocol_and_metrics_of_the_deletion() throws IOException {
        var http = registered("http");
        var mqtt = registered("mqtt");
        var amqp = registered("amqp");
        assertThat(publisher(http).plain(COMMAND).statusCode()).isEqualTo(202);
        assertThat(publisher(http).plain("{\"command\": \"dim\"}").statusCode()).isEqualTo(422);
        overMqtt(mqtt);
        overAmqp(amqp);

        assertThat(metrics())
                .contains(accepted(http, "http"), accepted(mqtt, "mqtt"), accepted(amqp, "amqp"))
                .contains("eventplane_gateway_refused_total{definition=\"" + http.definitionId()
                        + "\",protocol=\"http\",reason=\"invalid-payload\"} 1.0")
                .anyMatch(line -> line.startsWith("eventplane_gateway_publish_seconds_bucket{definition=\""
                        + mqtt.definitionId() + "\",protocol=\"mqtt\",le="))
                .anyMatch(line -> line.startsWith("eventplane_gateway_connections{protocol=\"http\"}"))
                .anyMatch(line -> line.startsWith("jvm_memory_used_bytes"))
                .noneMatch(line -> line.contains(PASSWORD));
        for (var registration : List.of(mqtt, amqp)) {
            await().untilAsserted(() -> assertThat(logged(registration))
                    .anySatisfy(
                            line -> assertThat(line.path("outcome").asString()).isEqualTo("accepted")));
        }
        assertThat(logged(http))
                .extracting(line -> line.path("outcome").asString())
                .contains("accepted", "invalid-payload");
        assertThat(Files.readString(accessLog)).doesNotContain(PASSWORD).doesNotContain("sentAt");

        Director.of(SERVER).delete(mqtt.definitionId());
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(metrics()).noneMatch(line -> line.contains(mqtt.definitionId())));
    }

    @Test
    void a_senders_trace_goes_on_at_the_consumer_with_the_gateways_span_in_between() {
        var registration = registered("http");
        var busAddress = RuntimeEvents.of(SERVER)
                .awaitVisible(registration.definitionId())
                .path("channels")
                .valueStream()
                .map(channel -> channel.path("busAddress").asString())
                .filter(address -> address.endsWith("turn.on"))
                .findFirst()
                .orElseThrow();

        var answer = publisher(registration)
                .with("traceparent", SENT)
                .with("tracestate", "sender=1")
                .plain(COMMAND);
        assertThat(answer.statusCode()).isEqualTo(202);

        var span = await().atMost(Duration.ofMinutes(1))
                .until(() -> spanTo(busAddress), spans -> !spans.isEmpty())
                .get(0);
        assertThat(hex(span.getTraceId().toByteArray())).isEqualTo(TRACE);
        assertThat(hex(span.getParentSpanId().toByteArray())).isEqualTo(SENDERS_SPAN);
        assertThat(span.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_PRODUCER);
        assertThat(attribute(span, "messaging.destination.name")).isEqualTo(busAddress);
        try (var queue = Consumers.coreQueue(SERVER, busAddress)) {
            var event = queue.next();
            assertThat(attribute(span, "cloudevents.event_id")).isEqualTo(event.id());
            assertThat(event.properties())
                    .containsEntry("traceparent", SpanReceiver.parentOfItsChildren(span))
                    .containsEntry("tracestate", "sender=1");
            assertThat(event.attribute("traceparent")).isEqualTo(SENT);
        }
    }

    private static List<Span> spanTo(String busAddress) {
        return SPANS.sent().stream()
                .filter(span -> span.getName().equals("send " + busAddress))
                .toList();
    }

    private static String attribute(Span span, String name) {
        return span.getAttributesList().stream()
                .filter(attribute -> attribute.getKey().equals(name))
                .map(attribute -> attribute.getValue().getStringValue())
                .findFirst()
                .orElseThrow();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
