package io.eventplane.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventplane.journeys.Director.Registration;
import io.eventplane.peers.FreePort;
import java.net.URI;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Events for consumers inside the Runtime that speak MQTT, which they do once {@code eventplane.broker.mqtt-port} is set. */
class MqttConsumersIT {

    private static final int PORT = FreePort.find();
    private static final EventplaneServer SERVER =
            EventplaneServer.named("mqtt").env("EVENTPLANE_BROKER_MQTT_PORT", String.valueOf(PORT));
    private static final String ACCOUNTS = RealDocuments.text("v3/simple-asyncapi.yml");

    @BeforeAll
    static void start() {
        SERVER.start().awaitReady();
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void an_event_published_over_http_arrives_where_the_runtime_says_to_subscribe() throws Exception {
        Registration accounts = Flow.of(SERVER).registered(ACCOUNTS);
        SentEvent sent = SentEvent.of("UserSignedUp", "{\"displayName\": \"Ada\"}");

        try (MqttConsumer consumer = subscribed(accounts)) {
            Flow.assertAccepted(Gateway.at(accounts.eventUrl()).binary(sent), sent);

            MqttMessage received = consumer.next();
            assertThat(MqttConsumer.body(received)).isEqualTo(sent.data());
            assertThat(received.getProperties().getUserProperties()).isEmpty();
            assertThat(mqttOf(accounts).path("destination").asString()).contains("without its CloudEvents attributes");
        }
    }

    @Test
    void each_subscriber_gets_every_event_and_the_queue_keeps_its_own() throws Exception {
        Registration accounts = Flow.of(SERVER).registered(ACCOUNTS);
        SentEvent sent = SentEvent.of("UserSignedUp", "{\"displayName\": \"Bob\"}");

        try (MqttConsumer one = subscribed(accounts);
                MqttConsumer other = subscribed(accounts)) {
            Flow.assertAccepted(Gateway.at(accounts.eventUrl()).binary(sent), sent);

            assertThat(MqttConsumer.body(one.next())).isEqualTo(sent.data());
            assertThat(MqttConsumer.body(other.next())).isEqualTo(sent.data());
        }
        assertThat(Flow.of(SERVER).onlyEventOf(accounts).id()).isEqualTo(sent.id());
    }

    @Test
    void the_rewritten_document_names_the_server() {
        Registration accounts = Flow.of(SERVER).registered(ACCOUNTS);

        assertThat(RuntimeEvents.of(SERVER).asyncapi(accounts.definitionId()).body())
                .contains("127.0.0.1:" + PORT, "mqtt");
    }

    /** As the example says that stands beside the event: {@code mosquitto_sub -L mqtt://host:port/topic -q 1}. */
    private static MqttConsumer subscribed(Registration registration) throws Exception {
        URI url = URI.create(mqttOf(registration).path("example").asString().split(" ", 4)[2]);
        assertThat(url).hasPort(PORT);
        return MqttConsumer.of(
                url, SERVER.brokerPassword("consumer"), url.getPath().substring(1));
    }

    private static JsonNode mqttOf(Registration registration) {
        return RuntimeEvents.of(SERVER)
                .awaitVisible(registration.definitionId())
                .path("connect")
                .valueStream()
                .filter(connection -> connection.path("protocol").asString().equals("mqtt"))
                .findFirst()
                .orElseThrow();
    }
}
