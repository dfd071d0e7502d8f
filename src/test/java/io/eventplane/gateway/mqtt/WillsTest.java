package io.eventplane.gateway.mqtt;

import static io.eventplane.gateway.mqtt.RawClient.GOOD;
import static io.eventplane.gateway.mqtt.RawClient.number;
import static io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType.SESSION_EXPIRY_INTERVAL;
import static io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType.WILL_DELAY_INTERVAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttMessageBuilders.ConnectBuilder;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttReasonCodes.Disconnect;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WillsTest {

    private final MqttGateway gateway = MqttGateway.open();

    @AfterEach
    void close() {
        gateway.close();
    }

    private static Consumer<ConnectBuilder> will(String topic, byte[] payload, int delaySeconds) {
        return connect -> connect.cleanSession(false)
                .properties(number(SESSION_EXPIRY_INTERVAL, 60))
                .willFlag(true)
                .willQoS(MqttQoS.AT_LEAST_ONCE)
                .willTopic(topic)
                .willMessage(payload)
                .willProperties(number(WILL_DELAY_INTERVAL, delaySeconds));
    }

    private static final Consumer<ConnectBuilder> LAST_MEASURED = will("lamps/measured", GOOD, 0);

    @Test
    void is_an_event_when_the_connection_breaks() {
        RawClient.five(gateway, "a", LAST_MEASURED).cut();

        await().until(() -> gateway.bus.published.size() == 1);
        assertThat(gateway.bus.only().event().getData().toBytes()).isEqualTo(GOOD);
    }

    @Test
    void is_none_when_the_client_says_goodbye() {
        try (var client = RawClient.five(gateway, "a", LAST_MEASURED)) {
            client.send(MqttMessageBuilders.disconnect()
                    .reasonCode(Disconnect.NORMAL_DISCONNECT.byteValue())
                    .build());
            assertThat(client.goodbye()).isEqualTo(-1);
        }
        assertThat(gateway.bus.published).isEmpty();
    }

    @Test
    void is_an_event_when_the_client_says_goodbye_with_it() {
        try (var client = RawClient.five(gateway, "a", LAST_MEASURED)) {
            client.send(MqttMessageBuilders.disconnect()
                    .reasonCode(Disconnect.DISCONNECT_WITH_WILL_MESSAGE.byteValue())
                    .build());
            await().until(() -> gateway.bus.published.size() == 1);
        }
    }

    @Test
    void waits_for_its_delay() {
        var began = System.nanoTime();
        RawClient.five(gateway, "a", will("lamps/measured", GOOD, 2)).cut();

        await().until(() -> gateway.bus.published.size() == 1);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void is_none_when_the_client_is_back_in_time() {
        RawClient.five(gateway, "a", will("lamps/measured", GOOD, 2)).cut();

        try (var back = RawClient.five(gateway, "a", connect -> connect.cleanSession(false))) {
            await().during(Duration.ofSeconds(4)).atMost(Duration.ofSeconds(6)).until(gateway.bus.published::isEmpty);
            back.send(MqttMessageBuilders.disconnect().build());
        }
    }

    @Test
    void for_a_channel_that_is_not_there_lets_nobody_in() {
        assertThat(refusal(will("lamps/unknown", GOOD, 0)))
                .isEqualTo(MqttConnectReturnCode.CONNECTION_REFUSED_TOPIC_NAME_INVALID);
    }

    @Test
    void that_is_to_be_retained_lets_nobody_in() {
        assertThat(refusal(LAST_MEASURED.andThen(connect -> connect.willRetain(true))))
                .isEqualTo(MqttConnectReturnCode.CONNECTION_REFUSED_RETAIN_NOT_SUPPORTED);
    }

    @Test
    void that_breaks_the_schema_is_no_event() {
        RawClient.five(gateway, "a", will("lamps/measured", HiveMqClients.BAD, 0))
                .cut();
        RawClient.five(gateway, "b", LAST_MEASURED).cut();

        await().until(() -> gateway.bus.published.size() == 1);
        assertThat(gateway.bus.only().event().getData().toBytes()).isEqualTo(GOOD);
    }

    @Test
    void of_mqtt_3_1_1_is_an_event_too() {
        RawClient.three(
                        gateway,
                        "a",
                        LAST_MEASURED.andThen(connect -> connect.properties(MqttProperties.NO_PROPERTIES)))
                .cut();

        await().until(() -> gateway.bus.published.size() == 1);
    }

    private MqttConnectReturnCode refusal(Consumer<ConnectBuilder> settings) {
        try (var client = new RawClient(gateway)) {
            return client.connect("a", MqttVersion.MQTT_5, settings)
                    .variableHeader()
                    .connectReturnCode();
        }
    }
}
