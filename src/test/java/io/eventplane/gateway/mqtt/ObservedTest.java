package io.eventplane.gateway.mqtt;

import static io.eventplane.gateway.mqtt.RawClient.GOOD;
import static io.eventplane.gateway.mqtt.RawClient.publish;
import static io.netty.handler.codec.mqtt.MqttQoS.AT_LEAST_ONCE;
import static io.netty.handler.codec.mqtt.MqttQoS.AT_MOST_ONCE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client of MQTT does is told, each time once. */
class ObservedTest {

    private static final String CHANNEL = "lamps/measured";

    private final MqttGateway gateway = new MqttGateway(Map.of("eventplane.gateway.mqtt.connect-timeout", "PT1S"));

    ObservedTest() {
        gateway.define("d1", MqttGateway.LAMPS, null);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private void awaitTold(String... lines) {
        await().untilAsserted(() -> assertThat(gateway.observed.told).containsExactly(lines));
    }

    @Test
    void events_are_told_each_time_also_those_that_are_refused_again() {
        try (var client = RawClient.five(gateway, "c")) {
            client.send(publish(AT_LEAST_ONCE, 1, CHANNEL, "{\"lumens\":true}".getBytes(UTF_8)));
            client.read();
            for (int packet = 2; packet < 4; packet++) {
                client.send(publish(AT_LEAST_ONCE, packet, "nowhere", GOOD));
                client.read();
            }
            awaitTold(
                    "mqtt refused d1 invalid-payload",
                    "mqtt refused none unknown-channel",
                    "mqtt refused none unknown-channel");
            client.send(publish(AT_MOST_ONCE, 0, CHANNEL, GOOD));
            await().untilAsserted(() ->
                    assertThat(gateway.observed.told).last().asString().startsWith("mqtt accepted d1"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "30 0a 00 01 61 7b 7d 00 00 00 00 00, mqtt refused none protocol-error",
        "47 45 54 20 2f 20 48 54 54 50 2f 31 2e 31 0d 0a 0d 0a, mqtt refused none malformed-packet",
    })
    void what_is_no_connect_is_told(String bytes, String told) {
        try (var client = new RawClient(gateway)) {
            client.send(HexFormat.of().parseHex(bytes.replace(" ", "")));
            awaitTold(told);
        }
    }

    @Test
    void who_does_not_connect_in_time_is_told() {
        try (var client = new RawClient(gateway)) {
            assertThat(client.next()).isNull();
            awaitTold("mqtt refused none timeout");
        }
    }

    @Test
    void who_is_not_let_in_is_told() {
        gateway.define("d1", 2, MqttGateway.LAMPS, MqttGateway.LIGHT);
        try (var client = new RawClient(gateway)) {
            client.connect(
                    "c", MqttVersion.MQTT_5, with -> with.username("lamp").password("wrong".getBytes(UTF_8)));
            awaitTold("mqtt refused none unauthenticated");
        }
    }

    @Test
    void who_subscribes_is_told() {
        try (var client = RawClient.five(gateway, "c")) {
            client.send(MqttMessageBuilders.subscribe()
                    .messageId(1)
                    .addSubscription(MqttQoS.AT_MOST_ONCE, CHANNEL)
                    .build());
            client.read();
            awaitTold("mqtt refused none subscribe");
        }
    }
}
