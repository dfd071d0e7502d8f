package io.eventplane.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventplane.journeys.Director.Registration;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import java.util.Map;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Events come in over AMQP 1.0 by JMS, checked, and consumers of the bus get them. */
class AmqpPublishersIT {

    private static final EventplaneServer SERVER = EventplaneServer.named("amqp-publishers");
    private static final String STREETLIGHTS =
            RealDocuments.text("v3/streetlights-mqtt-asyncapi.yml").replace("protocol: mqtt", "protocol: amqp");
    private static final String TURN_ON = "smartylighting/streetlights/1/0/action/7/turn/on";
    private static final String COMMAND = "{\"command\": \"on\", \"sentAt\": \"2026-01-31T18:00:00Z\"}";
    private static final String USER = "streetlights";
    private static final String PASSWORD = "let-there-be-light";

    @BeforeAll
    static void start() {
        SERVER.start().awaitReady();
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    private static Registration registered() {
        var registration =
                Director.of(SERVER).register(Names.unique("amqp"), EventApis.guarded(STREETLIGHTS, USER, PASSWORD));
        Gateway.at(registration.eventUrl()).awaitOpen();
        return registration;
    }

    private static JMSContext publisher() {
        return new JmsConnectionFactory(USER, PASSWORD, SERVER.amqpGatewayUrl() + "?amqp.saslMechanisms=PLAIN")
                .createContext();
    }

    private static String addressOf(Registration registration) {
        return "events/" + registration.definitionId() + "/" + TURN_ON;
    }

    private static String busAddressOf(Registration registration) {
        return RuntimeEvents.of(SERVER)
                .awaitVisible(registration.definitionId())
                .path("channels")
                .valueStream()
                .map(channel -> channel.path("busAddress").asString())
                .filter(address -> address.endsWith("turn.on"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void an_event_is_consumed_with_its_attributes_and_its_channel_s_parameter() throws JMSException {
        var registration = registered();
        try (var context = publisher()) {
            var event = context.createTextMessage(COMMAND);
            event.setStringProperty("cloudEvents_specversion", "1.0");
            event.setStringProperty("cloudEvents_id", "a-1");
            event.setStringProperty("cloudEvents_source", "/lamps/7");
            event.setStringProperty("cloudEvents_type", "turnOnOff");
            var producer = context.createProducer();
            var address = context.createQueue(addressOf(registration));
            producer.send(address, event);
            producer.send(address, event);
        }
        try (var queue = Consumers.coreQueue(SERVER, busAddressOf(registration))) {
            var received = queue.next();
            assertThat(received.body()).isEqualTo(COMMAND);
            assertThat(received.properties())
                    .containsAllEntriesOf(Map.of("cloudEvents_id", "a-1", "param_streetlightId", "7"));
            assertThat(queue.nextIfAny()).as("the same again").isEmpty();
        }
    }

    @Test
    void an_event_that_breaks_its_schema_is_rejected_with_the_place() {
        var registration = registered();
        try (var context = publisher()) {
            var address = context.createQueue(addressOf(registration));

            assertThatThrownBy(() -> context.createProducer().send(address, "{\"command\": \"dim\"}"))
                    .isInstanceOf(JMSRuntimeException.class)
                    .hasMessageContaining("precondition-failed");
        }
        try (var queue = Consumers.coreQueue(SERVER, busAddressOf(registration))) {
            assertThat(queue.nextIfAny()).isEmpty();
        }
    }
}
