package io.eventplane.gateway.mqtt;

import static io.eventplane.gateway.mqtt.RawClient.GOOD;
import static io.eventplane.gateway.mqtt.RawClient.publish;
import static io.netty.handler.codec.mqtt.MqttMessageType.PUBACK;
import static io.netty.handler.codec.mqtt.MqttQoS.AT_LEAST_ONCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.eventplane.gateway.http.Definitions;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties.UserProperties;
import io.netty.handler.codec.mqtt.MqttPubReplyMessageVariableHeader;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What clients may not exceed together, and how long one of them may take. */
class LimitsTest {

    private static final String CHANNEL = "lamps/measured";
    private static final int BUDGET = 500_000;

    /** A PUBLISH of 100,000 bytes, half of which is there. */
    private static final byte[] HALF = half();

    private final MqttGateway gateway = new MqttGateway(Map.of(
            "eventplane.gateway.slow-client-timeout",
            "PT3S",
            "eventplane.gateway.max-bytes-in-flight",
            Integer.toString(BUDGET)));

    LimitsTest() {
        gateway.define("d1", MqttGateway.LAMPS, null);
    }

    private static byte[] half() {
        byte[] half = new byte[50_000];
        byte[] head = {0x32, (byte) 0xA0, (byte) 0x8D, 0x06, 0, 14};
        System.arraycopy(head, 0, half, 0, head.length);
        System.arraycopy(RawClient.utf8(CHANNEL), 0, half, head.length, 14);
        half[head.length + 14 + 1] = 1;
        return half;
    }

    @AfterEach
    void nothing_is_left() {
        gateway.bus.confirming = event -> CompletableFuture.completedFuture(null);
        await().until(() -> gateway.inFlight.held() == 0);
        try (var client = RawClient.five(gateway, "afterwards")) {
            client.send(publish(AT_LEAST_ONCE, 1, "events/d1/" + CHANNEL, GOOD));
            assertThat(RawClient.code(client.read(PUBACK))).isZero();
        }
        gateway.close();
    }

    private void rated() {
        gateway.urls.changed(Definitions.rated("d2", 1, MqttGateway.LAMPS, 1));
    }

    @Test
    void more_events_than_a_second_may_have_exceed_the_quota() {
        rated();
        try (var client = RawClient.five(gateway, "fast")) {
            client.send(publish(AT_LEAST_ONCE, 1, "events/d2/" + CHANNEL, GOOD));
            client.send(publish(AT_LEAST_ONCE, 2, "events/d2/" + CHANNEL, GOOD));

            assertThat(RawClient.code(client.read(PUBACK))).isZero();
            var refused = client.read(PUBACK);
            assertThat(RawClient.code(refused)).isEqualTo(0x97);
            assertThat(userProperties(refused)).contains("type=urn:eventplane:problem:rate-exceeded", "retry-after=1");
        }
    }

    private static List<String> userProperties(MqttMessage reply) {
        var properties = ((MqttPubReplyMessageVariableHeader) reply.variableHeader()).properties();
        return properties.listAll().stream()
                .flatMap(each -> each instanceof UserProperties user ? user.value().stream() : Stream.empty())
                .map(pair -> pair.key + "=" + pair.value)
                .toList();
    }

    @Test
    void in_mqtt_3_1_1_they_are_not_acknowledged_and_can_be_sent_again() {
        rated();
        try (var client = RawClient.three(gateway, "fast", any -> {})) {
            client.send(publish(AT_LEAST_ONCE, 1, "events/d2/" + CHANNEL, GOOD));
            client.send(publish(AT_LEAST_ONCE, 2, "events/d2/" + CHANNEL, GOOD));

            client.read(PUBACK);
            assertThat(client.next()).isNull();
        }
        await().untilAsserted(() -> {
            try (var again = RawClient.three(gateway, "fast", any -> {})) {
                again.send(publish(AT_LEAST_ONCE, 2, "events/d2/" + CHANNEL, GOOD));
                assertThat(again.next()).isNotNull();
            }
        });
    }

    @Test
    void a_client_that_does_not_read_its_answers_is_cut() {
        byte[] pings = new byte[64 * 1024];
        for (int each = 0; each < pings.length; each += 2) {
            pings[each] = (byte) 0xC0;
        }
        try (var client = new RawClient(gateway, 4 * 1024)) {
            client.connect("deaf", MqttVersion.MQTT_5, connect -> connect.keepAlive(0));
            assertThatThrownBy(() -> {
                        for (int megabytes = 0; megabytes < 1_000 * 16; megabytes++) {
                            client.send(pings);
                        }
                    })
                    .isInstanceOf(UncheckedIOException.class);
        }
    }

    @Test
    void half_a_packet_is_cut_after_a_while() {
        try (var client = RawClient.three(gateway, "slow", connect -> connect.keepAlive(0))) {
            client.send(HALF);
            await().until(() -> gateway.inFlight.held() == HALF.length);
            assertThat(client.next()).isNull();
        }
    }

    @Test
    void a_packet_that_trickles_is_cut_too() {
        try (var client = RawClient.five(gateway, "trickle")) {
            client.send(HALF);
            await().pollInterval(Duration.ofMillis(100)).until(() -> isCut(client));
        }
    }

    private static boolean isCut(RawClient client) {
        try {
            client.send(new byte[] {' '});
            return false;
        } catch (UncheckedIOException cut) {
            return true;
        }
    }

    @Test
    void a_connection_between_packets_is_not_cut() {
        try (var client = RawClient.three(gateway, "patient", connect -> connect.keepAlive(0))) {
            client.send(publish(AT_LEAST_ONCE, 1, CHANNEL, GOOD));
            client.read(PUBACK);
            assertThat(gateway.inFlight.held()).isZero();
            await().during(Duration.ofSeconds(5)).atMost(Duration.ofSeconds(6)).until(() -> true);
            client.send(MqttMessage.PINGREQ);
            client.read(MqttMessageType.PINGRESP);
        }
    }

    @Test
    void together_they_are_not_read_beyond_the_budget_and_go_on_once_there_is_room() {
        var halves = IntStream.range(0, 9)
                .mapToObj(each -> RawClient.five(gateway, "half-" + each))
                .toList();
        try (var other = RawClient.five(gateway, "other")) {
            halves.forEach(client -> client.send(HALF));
            await().until(() -> gateway.inFlight.isExhausted());

            byte[] large = Arrays.copyOf(RawClient.utf8("{\"lumens\":1}"), 40_000);
            Arrays.fill(large, 12, large.length, (byte) ' ');
            other.send(publish(AT_LEAST_ONCE, 1, CHANNEL, large));
            other.send(publish(AT_LEAST_ONCE, 2, CHANNEL, GOOD));
            await().during(Duration.ofMillis(500)).until(() -> gateway.inFlight.held() <= BUDGET);

            halves.forEach(RawClient::cut);
            other.read(PUBACK);
            assertThat(RawClient.code(other.read(PUBACK))).isZero();
        }
    }

    @Test
    void a_storm_leaves_nothing_behind() {
        var confirmation = new CompletableFuture<Void>();
        gateway.bus.confirming = event -> confirmation;
        var whole = publish(AT_LEAST_ONCE, 1, CHANNEL, GOOD);
        IntStream.range(0, 40).forEach(each -> {
            var client = RawClient.five(gateway, "storm-" + each);
            switch (each % 4) {
                case 0 -> client.send(HALF);
                case 1 -> client.send(whole.retainedDuplicate());
                case 2 -> client.send(publish(AT_LEAST_ONCE, 1, "nowhere", GOOD));
                default -> client.send(new byte[] {(byte) 0xF7, 1, 2, 3});
            }
            client.cut();
        });
        confirmation.complete(null);
    }

    @Test
    void over_websocket_half_a_packet_counts_and_is_cut_too() {
        var closed = new CompletableFuture<Integer>();
        var socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols("mqtt")
                .buildAsync(URI.create(gateway.uri("ws").toString()), new WebSocket.Listener() {
                    @Override
                    public CompletableFuture<?> onClose(WebSocket which, int status, String reason) {
                        closed.complete(status);
                        return CompletableFuture.completedFuture(null);
                    }

                    @Override
                    public void onError(WebSocket which, Throwable failure) {
                        closed.complete(-1);
                    }
                })
                .join();
        byte[] connect = {0x10, 13, 0, 4, 'M', 'Q', 'T', 'T', 4, 2, 0, 0, 0, 1, 'w'};
        socket.sendBinary(ByteBuffer.wrap(connect), true).join();
        socket.sendBinary(ByteBuffer.wrap(HALF), true).join();

        await().until(() -> gateway.inFlight.held() == HALF.length);
        await().until(closed::isDone);
    }
}
