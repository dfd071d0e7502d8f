package io.eventplane.gateway.mqtt;

import static io.eventplane.gateway.mqtt.RawClient.GOOD;
import static io.eventplane.gateway.mqtt.RawClient.code;
import static io.eventplane.gateway.mqtt.RawClient.number;
import static io.eventplane.gateway.mqtt.RawClient.packetId;
import static io.eventplane.gateway.mqtt.RawClient.publish;
import static io.eventplane.gateway.mqtt.RawClient.pubrel;
import static io.netty.handler.codec.mqtt.MqttMessageType.PUBACK;
import static io.netty.handler.codec.mqtt.MqttMessageType.PUBCOMP;
import static io.netty.handler.codec.mqtt.MqttMessageType.PUBREC;
import static io.netty.handler.codec.mqtt.MqttProperties.MqttPropertyType.SESSION_EXPIRY_INTERVAL;
import static io.netty.handler.codec.mqtt.MqttQoS.AT_LEAST_ONCE;
import static io.netty.handler.codec.mqtt.MqttQoS.EXACTLY_ONCE;
import static io.netty.handler.codec.mqtt.MqttVersion.MQTT_3_1_1;
import static io.netty.handler.codec.mqtt.MqttVersion.MQTT_5;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.handler.codec.mqtt.MqttMessageBuilders.ConnectBuilder;
import io.netty.handler.codec.mqtt.MqttProperties;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SessionsTest {

    private static final String CHANNEL = "lamps/measured";
    private static final int TAKEN_OVER = 0x8E;
    private static final int NOT_FOUND = 0x92;

    private final MqttGateway gateway = MqttGateway.open();

    @AfterEach
    void close() {
        gateway.close();
    }

    private static void kept(ConnectBuilder connect) {
        connect.cleanSession(false).properties(number(SESSION_EXPIRY_INTERVAL, 60));
    }

    @Nested
    class QosTwo {

        @Test
        void goes_on_the_bus_once_until_it_is_released() {
            try (var client = RawClient.five(gateway, "a")) {
                client.send(publish(EXACTLY_ONCE, 7, CHANNEL, GOOD));
                assertThat(code(client.read(PUBREC))).isZero();
                client.send(publish(EXACTLY_ONCE, 7, true, CHANNEL, GOOD, MqttProperties.NO_PROPERTIES));
                assertThat(code(client.read(PUBREC))).isZero();
                client.send(pubrel(7));
                assertThat(code(client.read(PUBCOMP))).isZero();
                assertThat(gateway.bus.published).hasSize(1);

                client.send(publish(EXACTLY_ONCE, 7, CHANNEL, GOOD));
                client.read(PUBREC);
                assertThat(gateway.bus.published).hasSize(2);
            }
        }

        @Test
        void goes_on_the_bus_once_over_a_reconnect() {
            try (var client = RawClient.five(gateway, "a", SessionsTest::kept)) {
                client.send(publish(EXACTLY_ONCE, 7, CHANNEL, GOOD));
                client.read(PUBREC);
                client.cut();
            }
            try (var client = RawClient.five(gateway, "a", SessionsTest::kept)) {
                client.send(publish(EXACTLY_ONCE, 7, true, CHANNEL, GOOD, MqttProperties.NO_PROPERTIES));
                client.read(PUBREC);
                client.send(pubrel(7));
                assertThat(code(client.read(PUBCOMP))).isZero();
            }
            assertThat(gateway.bus.published).hasSize(1);
        }

        @Test
        void waits_for_the_first_try_when_it_is_sent_again_while_that_is_under_way() {
            var confirmation = new CompletableFuture<Void>();
            gateway.bus.confirming = event -> confirmation;
            try (var client = RawClient.three(gateway, "a", connect -> connect.cleanSession(false))) {
                client.send(publish(EXACTLY_ONCE, 7, CHANNEL, GOOD));
                await().until(() -> gateway.bus.published.size() == 1);
                client.cut();
            }
            try (var client = RawClient.three(gateway, "a", connect -> connect.cleanSession(false))) {
                client.send(publish(EXACTLY_ONCE, 7, true, CHANNEL, GOOD, MqttProperties.NO_PROPERTIES));
                confirmation.complete(null);
                client.read(PUBREC);
            }
            assertThat(gateway.bus.published).hasSize(1);
        }

        @Test
        void that_is_unknown_is_released_with_a_word_about_it() {
            try (var client = RawClient.five(gateway, "a")) {
                client.send(pubrel(9));
                assertThat(code(client.read(PUBCOMP))).isEqualTo(NOT_FOUND);
            }
        }
    }

    @Test
    void answers_come_in_the_order_of_the_events() {
        List<CompletableFuture<Void>> confirmations = new ArrayList<>();
        gateway.bus.confirming = event -> {
            var confirmation = new CompletableFuture<Void>();
            confirmations.add(confirmation);
            return confirmation;
        };
        try (var client = RawClient.five(gateway, "a")) {
            for (int id = 1; id <= 3; id++) {
                client.send(publish(AT_LEAST_ONCE, id, CHANNEL, GOOD));
            }
            await().until(() -> gateway.bus.published.size() == 3);
            confirmations.get(2).complete(null);
            confirmations.get(1).complete(null);
            confirmations.get(0).complete(null);

            assertThat(packetId(client.read(PUBACK))).isEqualTo(1);
            assertThat(packetId(client.read(PUBACK))).isEqualTo(2);
            assertThat(packetId(client.read(PUBACK))).isEqualTo(3);
        }
    }

    @Nested
    class Presence {

        @Test
        void is_told_where_the_session_was_kept() {
            RawClient.five(gateway, "a", SessionsTest::kept).cut();

            try (var client = new RawClient(gateway)) {
                await().pollInSameThread().untilAsserted(() -> {
                    try (var back = new RawClient(gateway)) {
                        assertThat(back.connect("a", MQTT_5, SessionsTest::kept)
                                        .variableHeader()
                                        .isSessionPresent())
                                .isTrue();
                    }
                });
                assertThat(client.connect("b", MQTT_5, SessionsTest::kept)
                                .variableHeader()
                                .isSessionPresent())
                        .isFalse();
            }
        }

        @Test
        void ends_with_a_clean_start() {
            RawClient.five(gateway, "a", SessionsTest::kept).cut();

            try (var client = new RawClient(gateway)) {
                assertThat(client.connect("a", MQTT_5, any -> {})
                                .variableHeader()
                                .isSessionPresent())
                        .isFalse();
            }
        }

        @Test
        void ends_with_the_connection_when_nothing_else_is_asked_for() {
            RawClient.five(gateway, "a").cut();

            try (var client = new RawClient(gateway)) {
                assertThat(client.connect("a", MQTT_3_1_1, connect -> connect.cleanSession(true))
                                .variableHeader()
                                .isSessionPresent())
                        .isFalse();
            }
        }
    }

    @Test
    void a_second_client_with_the_same_id_takes_the_session_over() {
        try (var first = RawClient.five(gateway, "a", SessionsTest::kept);
                var second = RawClient.five(gateway, "a", SessionsTest::kept)) {
            assertThat(first.goodbye()).isEqualTo(TAKEN_OVER);
            second.send(publish(AT_LEAST_ONCE, 1, CHANNEL, GOOD));
            assertThat(code(second.read(PUBACK))).isZero();
        }
    }

    @Test
    void a_client_with_other_credentials_takes_nothing_over() {
        gateway.define("d2", MqttGateway.TOWN, MqttGateway.LIGHT);
        try (var first = RawClient.five(gateway, "a");
                var second = RawClient.five(
                        gateway, "a", connect -> connect.username("lamp").password(RawClient.utf8("light")))) {
            second.send(publish(AT_LEAST_ONCE, 1, "town/measured", GOOD));
            assertThat(code(second.read(PUBACK))).isZero();
            first.send(publish(AT_LEAST_ONCE, 1, CHANNEL, GOOD));
            assertThat(code(first.read(PUBACK))).isZero();
        }
    }
}
