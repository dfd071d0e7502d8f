package io.eventplane.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import io.eventplane.journeys.Director.Registration;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;
import org.apache.qpid.jms.JmsConnectionFactory;

/**
 * Secrets that are presented to the gateway, rightly and wrongly.
 *
 * @param answers what was answered, by what was sent
 */
record PlantedAtGateway(
        EventplaneServer server, Registration lamps, PlantedSecrets secrets, Map<String, String> answers) {

    private static final String BODY = "{\"lumens\": 7}";
    private static final String ADA = "ada";

    /** Publishes three events. */
    void publish(String password) {
        assertThat(channel().as(ADA, password).plain(BODY).statusCode()).isEqualTo(202);
        overMqtt(password);
        overAmqp(password);
    }

    /** Sends what is not accepted. */
    void publishInVain(String password, String token) {
        answers.put(
                "an event that breaks its schema",
                channel().as(ADA, password).plain("{}").body());
        logInWrongly(token);
        sendInAddresses();
    }

    /** Waits until that password opens the event URL. */
    void awaitOpenFor(String password) {
        Gateway.awaitStatus(202, () -> channel().as(ADA, password).plain(BODY));
    }

    private Gateway channel() {
        return Gateway.at(lamps.eventUrl()).channel("lit");
    }

    private void logInWrongly(String token) {
        sent("a wrong password at the gateway", channel().as(ADA, secrets.plant("a wrong password")));
        sent("a token instead", channel().with("Authorization", "Bearer " + token));
        sent("an opaque token", channel().with("Authorization", "Bearer " + secrets.plant("an opaque token")));
        sent("a broken login", channel().with("Authorization", "Basic " + secrets.plant("no Base64")));
        sent("another scheme", channel().with("Authorization", "Digest " + secrets.plant("a digest")));
        sent("a cookie", channel().with("Cookie", "key=" + secrets.plant("a cookie")));
        assertThatThrownBy(() -> overMqtt(secrets.plant("a wrong password over MQTT")))
                .hasMessageContaining("CONNECT failed");
        assertThatThrownBy(() -> overAmqp(secrets.plant("a wrong password over AMQP")))
                .hasMessageContaining("SASL");
    }

    private void sent(String what, Gateway gateway) {
        answers.put(what, gateway.plain(BODY).body());
    }

    private void sendInAddresses() {
        answers.put(
                "a key in the query", post(lamps.eventUrl() + "/lit?api_key=" + secrets.plant("a key in the query")));
        // A problem names the path that it is about (RFC 9457, instance), to its sender; nobody else is to see it.
        post(lamps.eventUrl() + "/" + secrets.plant("a key in the path"));
        post(server.gatewayUri("/events/") + secrets.plant("a key as a definition's id"));
    }

    private static String post(String url) {
        return Http.send(HttpRequest.newBuilder(URI.create(url))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(BODY)))
                .body();
    }

    private void overMqtt(String password) {
        try (var publisher = MqttPublisher.connected(server, ADA, password)) {
            publisher.plain("events/" + lamps.definitionId() + "/lit", MqttQos.AT_LEAST_ONCE, BODY);
        }
    }

    private void overAmqp(String password) {
        var plain = server.amqpGatewayUrl() + "?amqp.saslMechanisms=PLAIN";
        try (var context = new JmsConnectionFactory(ADA, password, plain).createContext()) {
            context.createProducer().send(context.createQueue("events/" + lamps.definitionId() + "/lit"), BODY);
        }
    }
}
