package io.eventplane.gateway.mqtt;

import static io.eventplane.gateway.mqtt.RawClient.GOOD;
import static io.eventplane.gateway.mqtt.RawClient.publish;
import static io.netty.handler.codec.mqtt.MqttMessageType.PUBACK;
import static io.netty.handler.codec.mqtt.MqttQoS.AT_LEAST_ONCE;
import static io.netty.handler.codec.mqtt.MqttQoS.AT_MOST_ONCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventplane.gateway.mqtt.packet.Properties;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttProperties.UserProperty;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttSubAckMessage;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a client sends, its neighbour is served as before. */
class HostileClientsTest {

    private static final String CHANNEL = "lamps/measured";
    private static final int NO_WORD = -1;

    private final MqttGateway gateway = new MqttGateway(
            Map.of("eventplane.gateway.mqtt.connect-timeout", "PT1S", "eventplane.gateway.mqtt.receive-maximum", "8"));
    private final RawClient neighbour;

    HostileClientsTest() {
        gateway.define("d1", MqttGateway.LAMPS, null);
        neighbour = RawClient.five(gateway, "neighbour");
    }

    @AfterEach
    void the_neighbour_is_served() {
        gateway.bus.confirming = event -> CompletableFuture.completedFuture(null);
        neighbour.send(publish(AT_LEAST_ONCE, 1, CHANNEL, GOOD));
        assertThat(RawClient.code(neighbour.read(PUBACK))).isZero();
        neighbour.close();
        gateway.close();
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }

    @Nested
    class BeforeConnect {

        @ParameterizedTest
        @CsvSource({
            "30 0a 00 01 61 7b 7d, a publish",
            "c0 00, a ping",
            "e0 00, a goodbye",
            "82 06 00 01 00 01 61 00, a subscribe",
            "47 45 54 20 2f 20 48 54 54 50 2f 31 2e 31 0d 0a 0d 0a, HTTP",
            "16 03 01 00 05 01 00 00 01 03, TLS",
            "ff ff ff ff ff ff, nothing known",
            "10 ff ff ff ff 7f, a length of five bytes",
            "10 02 00 04, a CONNECT that is too short",
            "10 0c 00 04 4d 51 54 54 04 01 00 3c 00 00, a reserved flag",
            "10 0c 00 04 4d 51 54 54 04 06 00 3c 00 00, a will that is not there",
            "10 0e 00 04 4d 51 54 54 04 c2 00 3c 00 00 ff ff, a user name longer than the packet"
        })
        void ends_the_connection(String bytes, String what) {
            try (var client = new RawClient(gateway)) {
                client.send(hex(bytes));
                assertThat(client.goodbye()).as(what).isEqualTo(NO_WORD);
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "10", "10 2c 00 04 4d 51"})
        void half_a_word_is_waited_for_a_little_only(String bytes) {
            try (var client = new RawClient(gateway)) {
                client.send(hex(bytes));
                assertThat(client.next()).isNull();
            }
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 3, 6, 255})
        void another_version_is_told_so(int level) {
            try (var client = new RawClient(gateway)) {
                client.send(hex("10 0c 00 04 4d 51 54 54 %02x 02 00 3c 00 00".formatted(level)));
                var answer = client.next();
                assertThat(answer == null || answer.fixedHeader().messageType() == MqttMessageType.CONNACK)
                        .isTrue();
            }
        }

        @Test
        void bytes_without_end_are_not_gathered() {
            try (var client = new RawClient(gateway)) {
                client.send(hex("10 ff ff ff 7f 00 04 4d 51 54 54 05 c2 00 3c 00 00 01 61"));
                flood(client);
            }
        }

        private void flood(RawClient client) {
            try {
                for (int kilobytes = 0; kilobytes < 100_000; kilobytes++) {
                    client.send(new byte[1024]);
                }
            } catch (UncheckedIOException closed) {
                return;
            }
            throw new AssertionError("100 MB were read before CONNECT");
        }

        @Test
        void a_client_id_that_is_no_text_is_refused() {
            try (var client = new RawClient(gateway)) {
                assertThat(client.connect("a\u0001b", MqttVersion.MQTT_5, any -> {})
                                .variableHeader()
                                .connectReturnCode())
                        .isEqualTo(MqttConnectReturnCode.CONNECTION_REFUSED_CLIENT_IDENTIFIER_NOT_VALID);
            }
        }

        @Test
        void a_kept_session_without_id_is_refused() {
            try (var client = new RawClient(gateway)) {
                assertThat(client.connect("", MqttVersion.MQTT_3_1_1, connect -> connect.cleanSession(false))
                                .variableHeader()
                                .connectReturnCode())
                        .isEqualTo(MqttConnectReturnCode.CONNECTION_REFUSED_IDENTIFIER_REJECTED);
            }
        }

        @Test
        void another_way_of_authentication_is_refused() {
            var properties = new MqttProperties();
            properties.add(new MqttProperties.StringProperty(
                    MqttProperties.MqttPropertyType.AUTHENTICATION_METHOD.value(), "SCRAM-SHA-1"));
            try (var client = new RawClient(gateway)) {
                assertThat(client.connect("a", MqttVersion.MQTT_5, connect -> connect.properties(properties))
                                .variableHeader()
                                .connectReturnCode())
                        .isEqualTo(MqttConnectReturnCode.CONNECTION_REFUSED_BAD_AUTHENTICATION_METHOD);
            }
        }
    }

    @Nested
    class Connected {

        private static final int MALFORMED = 0x81;
        private static final int RECEIVE_MAXIMUM_EXCEEDED = 0x93;
        private static final int TOO_LARGE = 0x95;
        private static final int RETAIN_NOT_SUPPORTED = 0x9A;

        private final RawClient client = RawClient.five(gateway, "hostile");

        @AfterEach
        void close() {
            client.close();
        }

        @ParameterizedTest
        @CsvSource({
            "10 0d 00 04 4d 51 54 54 05 02 00 3c 00 00 00, 130, a second CONNECT",
            "32 09 00 01 23 00 01 00 7b 7d 20, 129, a topic that is a wildcard",
            "32 0b 00 03 61 2f 2b 00 01 00 7b 7d 20, 129, a topic with a wildcard",
            "36 07 00 01 61 00 01 00 7b, 129, a QoS of 3",
            "32 07 00 01 61 00 00 00 7b, 129, a packet id of 0",
            "32 09 00 02 c3 28 00 01 00 7b 7d, 129, a topic that is no UTF-8",
            "32 08 00 03 61 00 62 00 01 00, 129, a topic with a NUL",
            "32 0a 00 01 61 00 01 02 7d 01 7b 7d, 129, a property that there is not",
            "40 02 00 01, 130, an answer to nothing",
            "f0 02 00 00, 130, another authentication",
            "00 00, 129, a packet that there is not",
            "60 02 00 01, 129, a PUBREL without its flags",
            "82 03 00 01 00, 130, a subscribe to nothing"
        })
        void is_told_and_the_connection_ends(String bytes, int code, String what) {
            client.send(hex(bytes));
            assertThat(client.goodbye()).as(what).isEqualTo(code);
        }

        @ParameterizedTest
        @ValueSource(strings = {"32 05 00 ff 61 00 01", "32 08 00 01 61 00 01 7f 7b 7d"})
        void a_part_that_is_longer_than_its_packet_breaks_the_packet(String bytes) {
            client.send(hex(bytes + " 61".repeat(300)));
            assertThat(client.goodbye()).isEqualTo(MALFORMED);
        }

        @Test
        void a_packet_bomb_goes_off_at_its_first_bytes() {
            client.send(hex("32 ff ff ff 7f 00 01 61 00 01 00 7b"));
            assertThat(client.goodbye()).isEqualTo(TOO_LARGE);
        }

        @ParameterizedTest
        @ValueSource(strings = {"lamps/\uFFFFmeasured", "lamps/\u0007"})
        void topics_that_are_no_text_name_nothing(String topic) {
            client.send(publish(AT_LEAST_ONCE, 1, topic, GOOD));
            assertThat(RawClient.code(client.read(PUBACK))).isEqualTo(0x90);
        }

        @Test
        void the_longest_topic_names_nothing() {
            client.send(publish(AT_LEAST_ONCE, 1, "/".repeat(65_535), GOOD));
            assertThat(RawClient.code(client.read(PUBACK))).isEqualTo(0x90);
            client.send(publish(AT_LEAST_ONCE, 1, "x".repeat(65_535), GOOD));
            assertThat(RawClient.code(client.read(PUBACK))).isEqualTo(0x90);
        }

        @Test
        void large_properties_are_taken_up_to_the_packets_size() {
            var properties = new MqttProperties();
            properties.add(new UserProperty("x", "y".repeat(60_000)));
            client.send(publish(AT_LEAST_ONCE, 1, false, CHANNEL, GOOD, properties));
            assertThat(RawClient.code(client.read(PUBACK))).isZero();

            for (int more = 0; more < 6; more++) {
                properties.add(new UserProperty("x", "y".repeat(60_000)));
            }
            client.send(publish(AT_LEAST_ONCE, 1, false, CHANNEL, GOOD, properties));
            assertThat(client.goodbye()).isEqualTo(TOO_LARGE);
        }

        @Test
        void a_large_payload_is_refused() {
            client.send(publish(AT_LEAST_ONCE, 1, CHANNEL, new byte[MqttGateway.MOST_BYTES + 1]));
            assertThat(RawClient.code(client.read(PUBACK))).isEqualTo(0x97);
        }

        @Test
        void nothing_is_retained() {
            client.send(MqttMessageBuilders.publish()
                    .topicName(CHANNEL)
                    .retained(true)
                    .qos(MqttQoS.AT_MOST_ONCE)
                    .payload(Unpooled.wrappedBuffer(GOOD))
                    .build());
            assertThat(client.goodbye()).isEqualTo(RETAIN_NOT_SUPPORTED);
        }

        @Test
        void more_events_than_the_receive_maximum_end_the_connection() {
            gateway.bus.confirming = event -> new CompletableFuture<>();
            for (int id = 1; id <= 9; id++) {
                client.send(publish(AT_LEAST_ONCE, id, CHANNEL, GOOD));
            }
            assertThat(client.goodbye()).isEqualTo(RECEIVE_MAXIMUM_EXCEEDED);
        }

        @Test
        void nobody_subscribes() {
            client.send(MqttMessageBuilders.subscribe()
                    .messageId(5)
                    .addSubscription(MqttQoS.AT_LEAST_ONCE, "#")
                    .addSubscription(MqttQoS.AT_LEAST_ONCE, "$share/a/b")
                    .build());
            var suback = (MqttSubAckMessage) client.read(MqttMessageType.SUBACK);
            assertThat(suback.payload().reasonCodes()).containsExactly(0x83, 0x83);
            assertThat(Properties.text(
                            suback.idAndPropertiesVariableHeader().properties(),
                            MqttProperties.MqttPropertyType.REASON_STRING))
                    .contains("bus");
            client.send(MqttMessageBuilders.unsubscribe()
                    .messageId(6)
                    .addTopicFilter("#")
                    .build());
            client.read(MqttMessageType.UNSUBACK);
        }
    }

    @Test
    void in_mqtt_3_1_1_nobody_subscribes_either() {
        try (var three = RawClient.three(gateway, "three", any -> {})) {
            three.send(MqttMessageBuilders.subscribe()
                    .messageId(5)
                    .addSubscription(MqttQoS.AT_LEAST_ONCE, "#")
                    .build());
            assertThat(((MqttSubAckMessage) three.read(MqttMessageType.SUBACK))
                            .payload()
                            .reasonCodes())
                    .containsExactly(0x80);
            three.send(MqttMessageBuilders.unsubscribe()
                    .messageId(6)
                    .addTopicFilter("#")
                    .build());
            three.read(MqttMessageType.UNSUBACK);
        }
    }

    @Test
    void a_flood_with_qos_0_is_read_no_faster_than_the_bus_takes_it() {
        List<CompletableFuture<Void>> confirmations = new ArrayList<>();
        gateway.bus.confirming = event -> {
            var confirmation = new CompletableFuture<Void>();
            synchronized (confirmations) {
                confirmations.add(confirmation);
            }
            return confirmation;
        };
        try (var client = RawClient.three(gateway, "flood", any -> {})) {
            for (int event = 0; event < 1000; event++) {
                client.send(publish(AT_MOST_ONCE, 0, CHANNEL, GOOD));
            }
            client.send(MqttMessage.PINGREQ);
            await().during(Duration.ofMillis(500)).until(() -> gateway.bus.published.size() == 9);

            gateway.bus.confirming = event -> CompletableFuture.completedFuture(null);
            synchronized (confirmations) {
                confirmations.forEach(waiting -> waiting.complete(null));
            }
            client.read(MqttMessageType.PINGRESP);
            assertThat(gateway.bus.published).hasSize(1000);
        }
    }

    @Test
    void a_client_that_reads_nothing_is_not_read_either() throws Exception {
        try (var client = RawClient.five(gateway, "deaf")) {
            var sending = Executors.newSingleThreadExecutor();
            var pings = sending.submit(() -> {
                var many = "c000".repeat(50_000);
                for (int megabyte = 0; megabyte < 1000; megabyte++) {
                    client.send(hex(many));
                }
            });
            await().during(Duration.ofSeconds(2)).until(() -> !pings.isDone());
            client.cut();
            sending.shutdown();
            assertThat(sending.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void a_client_that_falls_silent_is_cut() {
        try (var client = RawClient.five(gateway, "silent", connect -> connect.keepAlive(1))) {
            assertThat(client.goodbye()).isEqualTo(0x8D);
        }
    }
}
