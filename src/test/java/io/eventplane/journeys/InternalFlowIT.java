package io.eventplane.journeys;

import static io.eventplane.journeys.Flow.assertAccepted;
import static io.eventplane.journeys.Flow.assertIsNext;
import static io.eventplane.journeys.Flow.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.eventplane.journeys.Director.Registration;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** From a registered document to the event that a consumer gets. */
@ExtendWith(SharedServer.class)
class InternalFlowIT {

    private static final String LIGHTS = RealDocuments.text("v3/streetlights-kafka-asyncapi.yml");
    private static final String DIM = "smartylighting.streetlights.1.0.action.lamp-7.dim";
    private static final String DIM_ON_BUS = ".smartylighting.streetlights.1.0.action.streetlightId.dim";
    private static final String ACCOUNTS = RealDocuments.text("v3/simple-asyncapi.yml");

    private final Flow flow;

    InternalFlowIT(EventplaneServer server) {
        this.flow = Flow.of(server);
    }

    /** The documents for MQTT demand an API key in the place of the user, that for Kafka says nothing of HTTP. */
    @ParameterizedTest
    @CsvSource({
        "v3/streetlights-kafka-asyncapi.yml, YAML, smartylighting.streetlights.1.0.action.lamp-7.turn.on, ada, key-7",
        "v2/streetlights-mqtt.yml, YAML, smartylighting/streetlights/1/0/action/lamp-7/turn/on, key-7, ''",
        "v2/streetlights-mqtt.yml, JSON, smartylighting/streetlights/1/0/action/lamp-7/turn/on, key-7, ''"
    })
    void a_registered_document_is_offered_and_its_events_reach_the_bus(
            String path, String format, String channel, String user, String password) {
        String document = overHttp(format.equals("JSON") ? RealDocuments.json(path) : RealDocuments.text(path));
        String application = Names.unique("lights");

        Registration lights = flow.director().register(application, EventApis.guarded(document, "ada", "key-7"));

        JsonNode event = flow.offered().awaitVisible(lights.definitionId());
        assertThat(event.at("/application/name").asString()).isEqualTo(application);
        assertThat(event.at("/channels/0/parameters/0").asString()).isEqualTo("streetlightId");
        assertThat(event.path("connect").findValuesAsString("protocol")).containsExactly("core", "amqp");
        assertThat(event.path("connect").findValuesAsString("url"))
                .containsExactly(flow.server().brokerUrl(), flow.server().amqpUrl());
        String address = "events." + application + ".smartylighting.streetlights.1.0.action.streetlightId.turn.on";
        assertThat(event.at("/channels/0/busAddress").asString()).isEqualTo(address);
        SentEvent sent = SentEvent.of("turnOnOff", "{\"command\":\"on\"}");
        assertAccepted(flow.gateway(lights).as(user, password).channel(channel).binary(sent), sent);
        try (Consumers consumer = Consumers.amqpQueue(flow.server(), address)) {
            ReceivedEvent received = consumer.next();
            assertThat(received.id()).isEqualTo(sent.id());
            assertThat(received.properties()).containsEntry("param_streetlightId", "lamp-7");
        }
    }

    /** A document that names a server for MQTT alone is published over that alone. */
    private static String overHttp(String document) {
        return document.replaceFirst("(protocol\"?\\s*:\\s*\"?)mqtt", "$1http");
    }

    @ParameterizedTest
    @CsvSource({"binary", "structured", "batched"})
    void an_event_in_each_mode_reaches_queues_and_topics_over_amqp_and_core(String mode) {
        Registration lights = flow.registered(LIGHTS);
        String address = dimOnBus(lights);
        Gateway gateway = flow.gateway(lights).channel(DIM);
        SentEvent first = SentEvent.of("dimLight", "{\"percentage\":10}");
        SentEvent second = SentEvent.of("dimLight", "{\"percentage\":20}");
        try (Consumers amqpTopic = Consumers.amqpTopic(flow.server(), address);
                Consumers coreTopic = Consumers.coreTopic(flow.server(), address)) {
            assertThat(publish(mode, gateway, first).statusCode()).isEqualTo(202);
            assertThat(publish(mode, gateway, second).statusCode()).isEqualTo(202);

            assertIs(amqpTopic.next(), first);
            assertIs(coreTopic.next(), first);
            assertIs(amqpTopic.next(), second);
            assertIs(coreTopic.next(), second);
        }
        assertIsNext(Consumers.amqpQueue(flow.server(), address), first);
        assertIsNext(Consumers.coreQueue(flow.server(), address), second);
    }

    @Test
    void optional_attributes_and_extensions_reach_consumers() {
        Registration accounts = flow.registered(ACCOUNTS);
        Gateway gateway = flow.gateway(accounts)
                .with("ce-subject", "users%2F7")
                .with("ce-time", "2026-01-31T12:00:00Z")
                .with("ce-traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        SentEvent sent = SentEvent.of("UserSignedUp", "{}");

        assertAccepted(gateway.binary(sent), sent);

        ReceivedEvent received = flow.onlyEventOf(accounts);
        assertThat(received.attribute("subject")).isEqualTo("users/7");
        assertThat(received.attribute("time")).isEqualTo("2026-01-31T12:00:00Z");
        assertThat(received.attribute("traceparent")).startsWith("00-0af7651916cd43dd");
    }

    @Test
    void a_plain_body_becomes_an_event_of_its_application_and_message() {
        Registration accounts = flow.registered(ACCOUNTS);

        HttpResponse<String> answer = flow.gateway(accounts).plain("{\"displayName\":\"Ada\"}");

        assertThat(answer.statusCode()).isEqualTo(202);
        ReceivedEvent received = flow.onlyEventOf(accounts);
        assertThat(json(answer).path("id").asString()).isEqualTo(received.id());
        assertThat(received.attribute("source")).isEqualTo("/applications/" + accounts.applicationId());
        assertThat(received.attribute("type")).isEqualTo("UserSignedUp");
        assertThat(received.attribute("time")).startsWith("20");
        assertThat(received.contentType()).contains("application/json");
        assertThat(received.body()).isEqualTo("{\"displayName\":\"Ada\"}");
    }

    @Test
    void a_batch_reaches_the_bus_whole_and_a_batch_with_one_bad_event_not_at_all() {
        Registration accounts = flow.registered(ACCOUNTS);
        SentEvent good = SentEvent.of("UserSignedUp", "{}");
        SentEvent better = SentEvent.of("UserSignedUp", "{}");
        SentEvent bad = SentEvent.of("UserSignedUp", "{\"displayName\":7}");

        HttpResponse<String> refused = flow.gateway(accounts).batched(SentEvent.of("UserSignedUp", "{}"), bad);
        HttpResponse<String> accepted = flow.gateway(accounts).batched(good, better);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).at("/violations/0/pointer").asString()).isEqualTo("/1/data/displayName");
        assertThat(accepted.statusCode()).isEqualTo(202);
        assertThat(json(accepted).path("ids").valueStream().map(JsonNode::asString))
                .containsExactly(good.id(), better.id());
        assertThat(ReceivedEvent.ids(flow.eventsOf(accounts))).containsExactlyInAnyOrder(good.id(), better.id());
    }

    @Test
    void the_same_id_and_source_again_is_accepted_and_on_the_bus_once() {
        Registration accounts = flow.registered(ACCOUNTS);
        SentEvent sent = SentEvent.of("UserSignedUp", "{}");
        SentEvent elsewhere = new SentEvent(sent.id(), "/elsewhere", sent.type(), sent.data());

        assertAccepted(flow.gateway(accounts).binary(sent), sent);
        assertAccepted(flow.gateway(accounts).binary(sent), sent);
        assertAccepted(flow.gateway(accounts).structured(sent), sent);
        assertAccepted(flow.gateway(accounts).binary(elsewhere), elsewhere);

        assertThat(flow.eventsOf(accounts))
                .extracting(event -> event.id() + " " + event.attribute("source"))
                .containsExactlyInAnyOrder(sent.id() + " /journeys", sent.id() + " /elsewhere");
    }

    private String dimOnBus(Registration lights) {
        String application = flow.offered()
                .awaitVisible(lights.definitionId())
                .at("/application/name")
                .asString();
        return "events." + application + DIM_ON_BUS;
    }

    private static HttpResponse<String> publish(String mode, Gateway gateway, SentEvent event) {
        return switch (mode) {
            case "binary" -> gateway.binary(event);
            case "structured" -> gateway.structured(event);
            default -> gateway.batched(event);
        };
    }

    private static void assertIs(ReceivedEvent received, SentEvent sent) {
        assertThat(received.properties())
                .containsEntry("cloudEvents_specversion", "1.0")
                .containsEntry("cloudEvents_id", sent.id())
                .containsEntry("cloudEvents_source", sent.source())
                .containsEntry("cloudEvents_type", sent.type())
                .containsEntry("param_streetlightId", "lamp-7");
        assertThat(received.contentType()).contains("application/json");
        assertThat(received.body()).isEqualTo(sent.data());
    }
}
