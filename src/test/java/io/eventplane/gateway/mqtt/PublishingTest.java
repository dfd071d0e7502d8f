package io.eventplane.gateway.mqtt;

import static io.eventplane.gateway.mqtt.HiveMqClients.BAD;
import static io.eventplane.gateway.mqtt.HiveMqClients.GOOD;
import static io.eventplane.gateway.mqtt.HiveMqClients.await;
import static io.eventplane.gateway.mqtt.HiveMqClients.failure;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubAckException;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5PubRecException;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAckReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishResult;
import com.hivemq.client.mqtt.mqtt5.message.publish.puback.Mqtt5PubAckReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.publish.pubrec.Mqtt5PubRecReasonCode;
import io.eventplane.bus.BusFailures;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PublishingTest {

    private static final String CHANNEL = "lamps/measured";

    private final MqttGateway gateway = MqttGateway.open(MqttGateway.LIGHT);
    private final Mqtt5AsyncClient client = HiveMqClients.five(gateway, "lamp-1");

    @AfterEach
    void close() {
        var unused = client.disconnect();
        gateway.close();
    }

    private void connect() {
        await(client.connectWith()
                .simpleAuth()
                .username("lamp")
                .password("light".getBytes(UTF_8))
                .applySimpleAuth()
                .send());
    }

    private CompletableFuture<Mqtt5PublishResult> publish(String topic, MqttQos qos, byte[] payload) {
        return client.publishWith().topic(topic).qos(qos).payload(payload).send();
    }

    @ParameterizedTest
    @EnumSource(MqttQos.class)
    void an_event_is_on_the_bus(MqttQos qos) {
        connect();

        await(publish(CHANNEL, qos, GOOD));

        await().until(() -> gateway.bus.published.size() == 1);
        assertThat(gateway.bus.only().address()).isEqualTo("events.shop.lamps.measured");
        assertThat(gateway.bus.only().event().getType()).isEqualTo("lampMeasured");
        assertThat(gateway.bus.only().event().getData().toBytes()).isEqualTo(GOOD);
    }

    @Test
    void the_answer_waits_for_the_bus() {
        var confirmation = new CompletableFuture<Void>();
        gateway.bus.confirming = event -> confirmation;
        connect();

        var one = publish(CHANNEL, MqttQos.AT_LEAST_ONCE, GOOD);
        var two = publish(CHANNEL, MqttQos.EXACTLY_ONCE, GOOD);

        await().until(() -> gateway.bus.published.size() == 2);
        assertThat(one).isNotDone();
        assertThat(two).isNotDone();
        confirmation.complete(null);
        await(one);
        await(two);
    }

    @Test
    void a_refusal_says_why() {
        connect();

        var refused = failure(Mqtt5PubAckException.class, () -> publish(CHANNEL, MqttQos.AT_LEAST_ONCE, BAD));

        assertThat(refused.getMqttMessage().getReasonCode()).isEqualTo(Mqtt5PubAckReasonCode.PAYLOAD_FORMAT_INVALID);
        assertThat(refused.getMqttMessage().getReasonString().orElseThrow().toString())
                .contains("lampMeasured");
        assertThat(refused.getMqttMessage().getUserProperties().asList().toString())
                .contains("urn:eventplane:problem:invalid-payload")
                .contains("/lumens minimum");
        assertThat(gateway.bus.published).isEmpty();
    }

    @Test
    void a_refusal_of_qos_2_frees_the_packet_id() {
        connect();

        var refused = failure(Mqtt5PubRecException.class, () -> publish(CHANNEL, MqttQos.EXACTLY_ONCE, BAD));
        assertThat(refused.getMqttMessage().getReasonCode()).isEqualTo(Mqtt5PubRecReasonCode.PAYLOAD_FORMAT_INVALID);

        await(publish(CHANNEL, MqttQos.EXACTLY_ONCE, GOOD));
        assertThat(gateway.bus.published).hasSize(1);
    }

    @Test
    void a_bus_that_is_away_is_told() {
        gateway.bus.confirming = event -> CompletableFuture.failedFuture(BusFailures.unavailable());
        connect();

        var refused = failure(Mqtt5PubAckException.class, () -> publish(CHANNEL, MqttQos.AT_LEAST_ONCE, GOOD));

        assertThat(refused.getMqttMessage().getReasonCode())
                .isEqualTo(Mqtt5PubAckReasonCode.IMPLEMENTATION_SPECIFIC_ERROR);
        assertThat(refused.getMqttMessage().getUserProperties().asList().toString())
                .contains("bus-unavailable");
    }

    @Nested
    class Connecting {

        @Test
        void needs_the_right_password() {
            var refused = failure(
                    Mqtt5ConnAckException.class,
                    () -> client.connectWith()
                            .simpleAuth()
                            .username("lamp")
                            .password("dark".getBytes(UTF_8))
                            .applySimpleAuth()
                            .send());

            assertThat(refused.getMqttMessage().getReasonCode())
                    .isEqualTo(Mqtt5ConnAckReasonCode.BAD_USER_NAME_OR_PASSWORD);
            assertThat(refused.getMqttMessage().getReasonString()).isPresent();
        }

        @Test
        void without_user_name_needs_an_event_api_that_asks_for_none() {
            var refused = failure(Mqtt5ConnAckException.class, client::connect);
            assertThat(refused.getMqttMessage().getReasonCode()).isEqualTo(Mqtt5ConnAckReasonCode.NOT_AUTHORIZED);

            gateway.define("d2", MqttGateway.TOWN, null);
            await(client.connect());
            await(publish("town/measured", MqttQos.AT_LEAST_ONCE, GOOD));
            assertThat(gateway.bus.published).hasSize(1);
        }
    }
}
