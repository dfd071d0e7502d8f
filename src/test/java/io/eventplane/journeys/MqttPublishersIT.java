package io.eventplane.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import io.eventplane.journeys.Director.Registration;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Events come in over MQTT, and consumers of the bus get them; what was acknowledged survives {@code kill -9}. */
class MqttPublishersIT {

    private static final EventplaneServer SERVER = EventplaneServer.named("mqtt-publishers");
    private static final String STREETLIGHTS = RealDocuments.text("v3/streetlights-mqtt-asyncapi.yml");
    private static final String TURN_ON = "smartylighting/streetlights/1/0/action/7/turn/on";
    private static final String COMMAND = "{\"command\": \"on\", \"sentAt\": \"2026-01-31T18:00:00Z\"}";
    private static final String USER = "streetlights";
    private static final String PASSWORD = "let-there-be-light";
    private static final int PUBLISHERS = 4;
    private static final int KILLS = 3;
    private static final long AFTER_A_CUT_NANOS = 50_000_000;

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
                Director.of(SERVER).register(Names.unique("flow"), EventApis.guarded(STREETLIGHTS, USER, PASSWORD));
        Gateway.at(registration.eventUrl()).awaitOpen();
        return registration;
    }

    private static String turnOnOf(Registration registration) {
        return "events/" + registration.definitionId() + "/" + TURN_ON;
    }

    /** Where the events of that channel are consumed. */
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
    void events_of_every_quality_of_service_are_consumed() {
        var registration = registered();
        try (var publisher = MqttPublisher.connected(SERVER, USER, PASSWORD)) {
            publisher.plain(turnOnOf(registration), MqttQos.AT_MOST_ONCE, COMMAND);
            publisher.plain(turnOnOf(registration), MqttQos.AT_LEAST_ONCE, COMMAND);
            publisher.plain(turnOnOf(registration), MqttQos.EXACTLY_ONCE, COMMAND);
        }
        try (var queue = Consumers.coreQueue(SERVER, busAddressOf(registration))) {
            for (var qos : MqttQos.values()) {
                assertThat(queue.next().body()).as(qos.name()).isEqualTo(COMMAND);
            }
            assertThat(queue.nextIfAny()).isEmpty();
        }
    }

    @Test
    void the_bare_address_of_a_channel_will_do() {
        var registration =
                Director.of(SERVER).register(Names.unique("flow"), EventApis.guarded(STREETLIGHTS, "only", "one"));
        Gateway.at(registration.eventUrl()).awaitOpen();
        try (var publisher = MqttPublisher.connected(SERVER, "only", "one")) {
            publisher.plain(TURN_ON, MqttQos.AT_LEAST_ONCE, COMMAND);
        }
        try (var queue = Consumers.coreQueue(SERVER, busAddressOf(registration))) {
            assertThat(queue.next().body()).isEqualTo(COMMAND);
        }
    }

    @Test
    void what_was_acknowledged_survives_kills() throws Exception {
        var registration = registered();
        var topic = turnOnOf(registration);
        var busAddress = busAddressOf(registration);
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        var stop = new AtomicBoolean();
        var publishers = Executors.newFixedThreadPool(PUBLISHERS);
        for (int number = 0; number < PUBLISHERS; number++) {
            var prefix = number + "-";
            publishers.execute(() -> publish(topic, prefix, acknowledged, stop));
        }
        var random = new Random(7);
        for (int kill = 0; kill < KILLS; kill++) {
            int moment = acknowledged.size() + 200 + random.nextInt(500);
            await().atMost(2, TimeUnit.MINUTES).until(() -> acknowledged.size() >= moment);
            SERVER.kill();
            SERVER.start().awaitReady();
        }
        stop.set(true);
        publishers.shutdown();
        assertThat(publishers.awaitTermination(2, TimeUnit.MINUTES)).isTrue();

        try (var queue = Consumers.coreQueue(SERVER, busAddress)) {
            var consumed =
                    queue.drain().stream().map(event -> event.attribute("id")).toList();
            assertThat(consumed).doesNotHaveDuplicates().containsAll(acknowledged);
        }
    }

    /** One event after the other, each until it is acknowledged: with the same id after a cut. */
    private static void publish(String topic, String prefix, Set<String> acknowledged, AtomicBoolean stop) {
        long event = 0;
        while (!stop.get()) {
            try (var publisher = MqttPublisher.connected(SERVER, USER, PASSWORD)) {
                while (!stop.get()) {
                    var sent = new SentEvent(prefix + event, "/journeys/killed", "turnOnOff", COMMAND);
                    publisher.binary(topic, event % 2 == 0 ? MqttQos.AT_LEAST_ONCE : MqttQos.EXACTLY_ONCE, sent);
                    acknowledged.add(sent.id());
                    event++;
                }
            } catch (RuntimeException cutOff) {
                LockSupport.parkNanos(AFTER_A_CUT_NANOS);
            }
        }
    }

    /** Needs Debian's {@code mosquitto-clients}, which the profile {@code debian-peers} installs. */
    @Test
    @Tag("debian-peers")
    void mosquitto_pub_publishes() throws Exception {
        var registration = registered();
        List<String> command = List.of("mosquitto_pub", "-h", "127.0.0.1", "-p", String.valueOf(SERVER.mqttPort()));
        for (var version : List.of("mqttv311", "mqttv5")) {
            for (int qos = 0; qos <= 2; qos++) {
                var all = new ArrayList<>(command);
                all.addAll(List.of("-V", version, "-q", String.valueOf(qos), "-u", USER, "-P", PASSWORD));
                all.addAll(List.of("-t", turnOnOf(registration), "-m", COMMAND));
                assertThat(exitCode(all)).as(String.join(" ", all)).isZero();
            }
        }
        try (var queue = Consumers.coreQueue(SERVER, busAddressOf(registration))) {
            for (int event = 0; event < 6; event++) {
                assertThat(queue.next().body()).isEqualTo(COMMAND);
            }
        }
    }

    private static int exitCode(List<String> command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new AssertionError(
                    command.get(0) + " is not here: install Debian's mosquitto-clients, or run ./mvnw verify"
                            + " -Pdebian-peers as root, which does",
                    e);
        }
    }
}
