package io.eventplane.eventing.amqp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventplane.eventing.source.Fault;
import io.eventplane.eventing.source.OpenSubscription;
import io.eventplane.peers.ExternalPeer.Sent;
import io.eventplane.peers.RabbitPeer;
import io.eventplane.peers.RabbitProcess;
import io.eventplane.platform.Credential;
import io.eventplane.subscription.ExternalSubscription;
import io.eventplane.subscription.SubscriptionAuth;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Subscriptions on a real RabbitMQ 3: Debian's, which the profile {@code debian-peers} installs. */
@Tag("debian-peers")
class RabbitTest {

    private static final AtomicInteger QUEUES = new AtomicInteger();
    private static RabbitPeer rabbit;

    private final Agents agents = new Agents(null);
    private final String queue = "orders-" + QUEUES.incrementAndGet();

    @BeforeAll
    static void start() {
        rabbit = new RabbitPeer();
    }

    @AfterAll
    static void stop() {
        rabbit.close();
    }

    @AfterEach
    void end() {
        agents.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"classic", "quorum"})
    void a_queue_s_messages_come_in_order_and_are_gone_once_settled(String type) {
        rabbit.createQueue(queue, type);
        rabbit.publish(queue, sent(0, 3000));
        var recorder = new Recorder();
        open(recorder);
        awaiting().until(() -> recorder.messages.size() == 3000);
        assertThat(recorder.texts()).isEqualTo(bodies(0, 3000));
        assertThat(recorder.messages.get(0).position().orElseThrow()).startsWith("string-");
        awaiting().until(() -> rabbit.waiting(queue) == 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"classic", "quorum"})
    void what_is_not_settled_is_held_to_the_credit_and_comes_again_in_order(String type) {
        rabbit.createQueue(queue, type);
        rabbit.publish(queue, sent(0, 100));
        var forgetful = new Recorder(false);
        var first = open(Map.of("credit", "20"), forgetful);
        awaiting().until(() -> forgetful.messages.size() == 20);
        first.close();
        var recorder = new Recorder();
        open(recorder);
        awaiting().until(() -> recorder.messages.size() == 100);
        assertThat(recorder.texts()).isEqualTo(bodies(0, 100));
        assertThat(recorder.messages.get(0).position())
                .isEqualTo(forgetful.messages.get(0).position());
    }

    /** A quorum queue that is only seconds old finds no leader any more after that, in this version: its name is written down late. */
    @Test
    void what_was_not_settled_when_the_server_was_killed_comes_again_in_order() {
        rabbit.createQueue(queue, "classic");
        rabbit.publish(queue, sent(0, 100));
        var killed = new Recorder(false);
        open(Map.of("credit", "30"), killed);
        awaiting().until(() -> killed.messages.size() == 30);

        rabbit.killAndRestart();

        awaiting()
                .untilAsserted(() -> assertThat(killed.messages)
                        .as("faults %s", killed.faults)
                        .hasSize(60));
        assertThat(killed.texts().subList(30, 60)).isEqualTo(bodies(0, 30));
        assertThat(killed.subscribed).hasValue(2);
    }

    @Test
    void a_wrong_password_is_told() {
        rabbit.createTopic(queue);
        var recorder = new Recorder();
        open("wrong", address(), Map.of(), recorder);
        awaiting().until(() -> recorder.kinds().equals(List.of(Fault.Kind.CREDENTIALS)));
    }

    @Test
    void a_queue_that_is_missing_is_waited_for_and_one_that_is_deleted_too() {
        var recorder = new Recorder();
        open(recorder);
        awaiting().until(() -> recorder.kinds().contains(Fault.Kind.NO_SUCH_TOPIC));
        rabbit.createTopic(queue);
        awaiting().until(() -> recorder.subscribed.get() == 1);
        int before = recorder.faults.size();
        rabbit.delete(queue);
        awaiting().until(() -> recorder.faults.size() > before);
        rabbit.createTopic(queue);
        rabbit.publish(queue, sent(0, 1));
        awaiting().until(() -> recorder.messages.size() == 1);
    }

    @ParameterizedTest
    @CsvSource({
        "/amq/queue/orders, selector, colour = 'red', does not filter by selectors",
        "/exchange/amq.topic/orders, source, topic, keeps no subscriptions on topics",
        "/topic/orders, credit, 10, name one that exists as /amq/queue/",
        "orders, credit, 10, name one that exists as /amq/queue/"
    })
    void what_it_would_only_pretend_to_do_is_refused(String address, String attribute, String value, String why) {
        var recorder = new Recorder();
        open(RabbitProcess.PASSWORD, address, Map.of(attribute, value), recorder);
        awaiting().until(() -> !recorder.faults.isEmpty());
        assertThat(recorder.faults).singleElement().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo(Fault.Kind.REFUSED);
            assertThat(fault.message()).contains(why);
        });
        assertThat(recorder.subscribed).hasValue(0);
        assertThat(rabbit.queues()).doesNotContain("amq.gen");
    }

    private OpenSubscription open(Recorder recorder) {
        return open(Map.of(), recorder);
    }

    private OpenSubscription open(Map<String, String> attributes, Recorder recorder) {
        return open(RabbitProcess.PASSWORD, address(), attributes, recorder);
    }

    private OpenSubscription open(String password, String address, Map<String, String> attributes, Recorder recorder) {
        var auth = new SubscriptionAuth(new Credential.Basic(RabbitProcess.USER, password), Map.of(), Map.of());
        return agents.open(
                "one", new ExternalSubscription(rabbit.url(), Optional.of(auth), address, attributes), recorder);
    }

    private String address() {
        return "/amq/queue/" + queue;
    }

    private static List<Sent> sent(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> new Sent(number, "k"))
                .toList();
    }

    private static List<String> bodies(int from, int to) {
        return sent(from, to).stream().map(Sent::body).toList();
    }

    private static ConditionFactory awaiting() {
        return await().atMost(Duration.ofMinutes(1));
    }
}
