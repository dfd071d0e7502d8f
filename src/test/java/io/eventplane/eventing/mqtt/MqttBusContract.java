package io.eventplane.eventing.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import io.eventplane.event.PresentedEvent;
import io.eventplane.eventing.source.Fault;
import io.eventplane.eventing.source.OpenSubscription;
import io.eventplane.subscription.ExternalSubscription;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds at every broker of MQTT 5 and 3.1.1. */
abstract class MqttBusContract {

    private static final int SUBSCRIPTIONS = 200;
    static final Duration VERY_LONG = Duration.ofMinutes(3);
    static final Duration LONG = Duration.ofSeconds(30);
    static final Map<String, String> FIVE = Map.of();
    private static final AtomicInteger TOPICS = new AtomicInteger();

    final Agents agents = new Agents();
    final String topic = "plant/" + TOPICS.incrementAndGet();
    Line line;
    Publisher publisher;

    abstract Peer broker();

    /** What a subscription has in addition where sessions are to be looked at, and a broker's shares do more or less. */
    Map<String, String> orAlone() {
        return Map.of();
    }

    @BeforeEach
    void connect() throws IOException {
        line = Line.to(broker().port());
        publisher = Publisher.at(broker().port());
    }

    @AfterEach
    void disconnect() throws IOException {
        publisher.close();
        agents.close();
        line.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "2"})
    void messages_come_with_the_topic_that_they_were_sent_to(String qos) {
        for (var version : List.of("5", "3.1.1")) {
            var recorder = new Recorder();
            var attributes = plus(orAlone(), Map.of("qos", qos, "version", version));
            var open = agents.open(broker().port(), topic + "/+/" + version, attributes, recorder);
            await().atMost(LONG).until(() -> recorder.subscribed.get() == 1);

            publisher.send(topic + "/a/" + version, "1", "2", "3");

            await().atMost(LONG).until(() -> recorder.messages.size() == 3);
            assertThat(recorder.texts()).containsExactly("1", "2", "3");
            assertThat(recorder.messages).allSatisfy(message -> {
                assertThat(message.subject()).isEqualTo(topic + "/a/" + version);
                assertThat(message.orderKey()).contains(message.subject());
                assertThat(message.position()).isEmpty();
            });
            assertThat(recorder.faults).isEmpty();
            open.remove();
        }
    }

    @Test
    void what_a_plain_message_carries_beside_its_payload_is_kept() {
        var recorder = subscribed(FIVE);

        publisher.send(message("3")
                .contentType("text/csv")
                .responseTopic("answers")
                .correlationData("42".getBytes(UTF_8))
                .userProperties()
                .add("Line", "a")
                .add("Line", "b")
                .applyUserProperties()
                .build());

        await().atMost(LONG).until(() -> recorder.messages.size() == 1);
        var message = recorder.messages.get(0);
        assertThat(message.content())
                .isInstanceOfSatisfying(
                        PresentedEvent.Plain.class,
                        plain -> assertThat(plain.contentType()).isEqualTo("text/csv"));
        assertThat(message.attributes())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("Line", "a, b", "responsetopic", "answers", "correlationdata", "NDI="));
        assertThat(message.headers().value("line")).isEqualTo("a, b");
    }

    @Test
    void a_CloudEvent_comes_in_binary_mode_by_its_user_properties() {
        var recorder = subscribed(FIVE);

        publisher.send(message("{\"lumens\":1}")
                .contentType("application/json")
                .userProperties()
                .add("specversion", "1.0")
                .add("id", "1")
                .add("source", "/lamp")
                .add("type", "lit")
                .add("X-Line", "a")
                .applyUserProperties()
                .build());

        await().atMost(LONG).until(() -> recorder.messages.size() == 1);
        var message = recorder.messages.get(0);
        assertThat(message.content().drafts()).hasSize(1);
        assertThat(message.content())
                .isInstanceOfSatisfying(
                        PresentedEvent.Binary.class,
                        binary -> assertThat(binary.attributes())
                                .containsEntry("source", "/lamp")
                                .hasSize(4));
        assertThat(message.attributes()).isEmpty();
        assertThat(message.headers().value("x-line")).isEqualTo("a");
    }

    @ParameterizedTest
    @CsvSource({"5,application/cloudevents+json", "5,", "3.1.1,"})
    void a_CloudEvent_comes_in_structured_mode_by_its_content_type_or_its_look(String version, String contentType) {
        var recorder = subscribed(Map.of("version", version));

        publisher.send(message("{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/lamp\",\"type\":\"lit\"}")
                .contentType(contentType)
                .build());

        await().atMost(LONG).until(() -> recorder.messages.size() == 1);
        assertThat(recorder.messages.get(0).content()).isInstanceOf(PresentedEvent.Structured.class);
    }

    @Test
    void what_is_in_no_known_format_is_told_when_its_events_are_asked_for() {
        var recorder = subscribed(FIVE);

        publisher.send(
                message("x").contentType("application/cloudevents+protobuf").build());

        await().atMost(LONG).until(() -> recorder.messages.size() == 1);
        assertThat(recorder.messages.get(0).content()).isInstanceOf(PresentedEvent.Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "3.1.1"})
    void what_was_not_settled_comes_again_on_the_next_connection(String version) {
        var settling = new Recorder(message -> !Recorder.text(message).equals("3"));
        agents.open(line.port(), topic, plus(orAlone(), Map.of("version", version)), settling);
        await().atMost(LONG).until(() -> settling.subscribed.get() == 1);
        publisher.send(topic, "1", "2", "3");
        await().atMost(LONG).until(() -> settling.messages.size() == 3);

        line.cut();

        await().atMost(LONG).until(() -> settling.messages.size() == 4);
        assertThat(settling.texts()).containsExactly("1", "2", "3", "3");
        assertThat(settling.faults).extracting(Fault::kind).containsOnly(Fault.Kind.UNREACHABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "3.1.1"})
    void what_is_settled_too_late_comes_again_and_does_no_harm(String version) {
        var attributes = plus(orAlone(), Map.of("version", version));
        var late = new Recorder(message -> false);
        agents.open(line.port(), topic, attributes, late);
        await().atMost(LONG).until(() -> late.subscribed.get() == 1);
        publisher.send(topic, "1");
        await().atMost(LONG).until(() -> late.messages.size() == 1);
        line.cut();
        await().atMost(LONG).until(() -> late.messages.size() == 2);

        late.messages.get(0).settled().run();
        line.cut();
        await().atMost(LONG).until(() -> late.messages.size() == 3);
        late.messages.get(2).settled().run();
        late.messages.get(1).settled().run();
        publisher.send(topic, "2");
        await().atMost(LONG).until(() -> late.messages.size() == 4);
        agents.close();
        late.messages.get(3).settled().run();

        assertThat(late.texts()).containsExactly("1", "1", "1", "2");
        assertThat(keptOf(attributes)).startsWith("2").doesNotContain("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "3.1.1"})
    void a_closed_subscription_gets_what_came_meanwhile(String version) {
        var attributes = Map.of("version", version);
        var before = subscribed(attributes);
        publisher.send(topic, "1");
        await().atMost(LONG).until(() -> before.messages.size() == 1);
        agents.close();

        publisher.send(topic, "2", "3");

        try (var later = new Agents()) {
            var after = new Recorder();
            later.open(broker().port(), topic, attributes, after);
            await().atMost(LONG).until(() -> after.texts().contains("3"));
            assertThat(after.texts()).startsWith("2", "3").doesNotContain("1");
        }
        assertThat(before.texts()).containsExactly("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "3.1.1"})
    void a_clean_start_gets_nothing_of_that_and_loses_nothing_later(String version) {
        var attributes = plus(orAlone(), Map.of("version", version));
        var first = new Recorder();
        var open = agents.open(line.port(), topic, attributes, first);
        await().atMost(LONG).until(() -> first.subscribed.get() == 1);
        open.close();
        publisher.send(topic, "1");

        var clean = new Recorder(message -> false);
        agents.open(line.port(), topic, plus(attributes, Map.of("cleanStart", "true")), clean);
        await().atMost(LONG).until(() -> clean.subscribed.get() == 1);
        publisher.send(topic, "2");
        await().atMost(LONG).until(() -> clean.messages.size() == 1);
        line.cut();

        await().atMost(LONG).until(() -> clean.messages.size() == 2);
        assertThat(clean.texts()).containsExactly("2", "2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "3.1.1"})
    void a_removed_subscription_leaves_no_session(String version) {
        var attributes = Map.of("version", version);
        var before = new Recorder();
        var open = agents.open(broker().port(), topic, attributes, before);
        await().atMost(LONG).until(() -> before.subscribed.get() == 1);

        open.remove();
        publisher.send(topic, "1");

        var after = new Recorder();
        agents.open(broker().port(), topic, attributes, after);
        await().atMost(LONG).until(() -> after.subscribed.get() == 1);
        publisher.send(topic, "2");
        await().atMost(LONG).until(() -> !after.messages.isEmpty());
        assertThat(after.texts()).containsExactly("2");
    }

    @Test
    void agents_that_do_not_share_get_everything_each() {
        var one = new Recorder();
        var two = new Recorder();
        agents.open("one", Agents.at(broker().port(), topic, Map.of("shareName", "none")), one);
        agents.open("two", Agents.at(broker().port(), topic, Map.of("shareName", "none")), two);
        await().atMost(LONG).until(() -> one.subscribed.get() + two.subscribed.get() == 2);

        publisher.send(topic, "1");

        await().atMost(LONG).until(() -> one.messages.size() + two.messages.size() == 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "3.1.1"})
    void a_wrong_password_is_told_as_such_and_a_right_one_works(String version) {
        var wrong = new Recorder();
        var open = agents.open(
                "one",
                new ExternalSubscription(
                        "mqtt://127.0.0.1:" + broker().port(),
                        Agents.basic("agent", "wr0ng"),
                        topic,
                        Map.of("version", version)),
                wrong);
        await().atMost(LONG).until(() -> !wrong.faults.isEmpty());
        assertThat(wrong.faults).singleElement().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo(Fault.Kind.CREDENTIALS);
            assertThat(fault.message()).doesNotContain("wr0ng");
        });
        open.close();

        assertThat(subscribed(Map.of("version", version)).faults).isEmpty();
    }

    @Test
    void it_works_over_WebSocket() {
        var recorder = new Recorder();
        agents.open(
                "one",
                new ExternalSubscription(
                        "ws://127.0.0.1:" + broker().webSocketPort() + "/mqtt", Agents.RIGHT, topic, FIVE),
                recorder);
        await().atMost(LONG).until(() -> recorder.subscribed.get() == 1);

        publisher.send(topic, "1");

        await().atMost(LONG).until(() -> recorder.messages.size() == 1);
    }

    @Test
    void two_hundred_subscriptions_leave_no_thread_and_no_connection() {
        int connected = broker().connections();
        List<OpenSubscription> all = new ArrayList<>();
        var recorder = new Recorder();
        for (int at = 0; at < SUBSCRIPTIONS; at++) {
            all.add(agents.open(
                    "one",
                    Agents.at(broker().port(), topic + "/" + at, Map.of("version", at % 2 == 0 ? "5" : "3.1.1")),
                    recorder));
        }
        await().atMost(VERY_LONG).until(() -> recorder.subscribed.get() == SUBSCRIPTIONS);
        assertThat(clientThreads()).isBetween(1L, 2L);
        for (int at = 0; at < SUBSCRIPTIONS; at++) {
            publisher.send(topic + "/" + at, "1");
        }
        await().atMost(LONG).until(() -> recorder.messages.size() == SUBSCRIPTIONS);

        for (int at = 0; at < SUBSCRIPTIONS; at++) {
            if (at % 4 < 2) {
                all.get(at).close();
            } else {
                all.get(at).remove();
            }
        }

        await().atMost(LONG).until(() -> broker().connections() == connected);
        await().atMost(LONG).until(() -> clientThreads() == 0);
        assertThat(recorder.faults).isEmpty();
    }

    private static Map<String, String> plus(Map<String, String> some, Map<String, String> more) {
        var all = new HashMap<>(some);
        all.putAll(more);
        return all;
    }

    private static long clientThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("eventplane-eventing-mqtt"))
                .count();
    }

    /** What the session of the subscription that was closed still has. */
    private List<String> keptOf(Map<String, String> attributes) {
        try (var next = new Agents()) {
            var recorder = new Recorder();
            next.open(line.port(), topic, attributes, recorder);
            await().atMost(LONG).until(() -> recorder.subscribed.get() == 1 && !recorder.messages.isEmpty());
            return recorder.texts();
        }
    }

    private Recorder subscribed(Map<String, String> attributes) {
        var recorder = new Recorder();
        agents.open(broker().port(), topic, attributes, recorder);
        await().atMost(LONG).until(() -> recorder.subscribed.get() == 1);
        return recorder;
    }

    private com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PublishBuilder.Complete message(String text) {
        return Mqtt5Publish.builder().topic(topic).qos(MqttQos.AT_LEAST_ONCE).payload(text.getBytes(UTF_8));
    }
}
