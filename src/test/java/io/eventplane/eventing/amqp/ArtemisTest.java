package io.eventplane.eventing.amqp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventplane.eventing.source.Fault;
import io.eventplane.eventing.source.OpenSubscription;
import io.eventplane.gateway.http.Certificate;
import io.eventplane.peers.FreePort;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Subscriptions on a real Artemis. */
class ArtemisTest {

    private static final String ORDERS = "orders";
    private static final String NEWS = "news";
    private static final Map<String, String> TOPIC = Map.of("source", "topic");

    @TempDir
    Path folder;

    private final Agents agents = new Agents(null);
    private ArtemisPeer artemis;

    @BeforeEach
    void start() throws Exception {
        artemis = ArtemisPeer.start(folder, FreePort.find(), "");
        artemis.queue(ORDERS);
        artemis.topic(NEWS);
    }

    @AfterEach
    void stop() throws Exception {
        agents.close();
        artemis.close();
    }

    @Test
    void a_queue_s_messages_come_in_order_and_are_gone_once_settled() {
        artemis.sendToQueue(ORDERS, 0, 3000, Map.of("colour", "red"));
        var recorder = new Recorder();
        open("one", ORDERS, Map.of(), recorder);
        await().until(() -> recorder.messages.size() == 3000);
        assertThat(recorder.texts()).isEqualTo(numbers(0, 3000));
        assertThat(recorder.messages.get(0).position().orElseThrow()).startsWith("string-");
        assertThat(recorder.messages.get(0).attributes()).containsEntry("colour", "red");
        await().until(() -> artemis.waiting(ORDERS) == 0);
    }

    @Test
    void data_sections_are_one_body_however_many_there_are() throws Exception {
        var section = "0123456789".repeat(1_000);
        artemis.sendSections(ORDERS, Collections.nCopies(100, section));
        artemis.sendSections(ORDERS, List.of("a", "", "b"));
        var recorder = new Recorder();
        open("one", ORDERS, Map.of(), recorder);
        await().until(() -> recorder.messages.size() == 2);
        assertThat(recorder.texts()).containsExactly(section.repeat(100), "ab");
    }

    @Test
    void what_is_not_settled_is_held_to_the_credit_and_comes_again_in_order() {
        artemis.sendToQueue(ORDERS, 0, 100, Map.of());
        var forgetful = new Recorder(false);
        var first = open("one", ORDERS, Map.of("credit", "20"), forgetful);
        await().until(() -> forgetful.messages.size() == 20);
        first.close();
        forgetful.messages.forEach(message -> message.settled().run());
        var recorder = new Recorder();
        open("one", ORDERS, Map.of(), recorder);
        await().until(() -> recorder.messages.size() == 100);
        assertThat(recorder.texts()).isEqualTo(numbers(0, 100));
        assertThat(forgetful.messages).hasSize(20);
        assertThat(recorder.messages.get(0).position())
                .isEqualTo(forgetful.messages.get(0).position());
    }

    @Test
    void a_selector_leaves_the_others_in_the_queue() {
        artemis.sendToQueue(ORDERS, 0, 5, Map.of("colour", "red"));
        artemis.sendToQueue(ORDERS, 5, 10, Map.of("colour", "blue"));
        var recorder = new Recorder();
        open("one", ORDERS, Map.of("selector", "colour = 'blue'"), recorder);
        await().until(() -> artemis.waiting(ORDERS) == 5);
        assertThat(recorder.texts()).isEqualTo(numbers(5, 10));
    }

    @Test
    void agents_share_a_durable_subscription_which_keeps_messages_until_the_last_removes_it() throws Exception {
        var one = new Recorder();
        var two = new Recorder();
        var first = open("one", NEWS, TOPIC, one);
        var second = open("two", NEWS, TOPIC, two);
        await().until(() -> one.subscribed.get() == 1 && two.subscribed.get() == 1);
        artemis.sendToTopic(NEWS, 0, 100);
        await().until(() -> one.messages.size() + two.messages.size() == 100);
        assertThat(one.messages).isNotEmpty();
        assertThat(two.messages).isNotEmpty();
        first.close();
        second.close();
        artemis.sendToTopic(NEWS, 100, 110);
        var again = new Recorder();
        var third = open("one", NEWS, TOPIC, again);
        await().until(() -> again.messages.size() == 10);
        third.close();
        assertThat(artemis.queues(NEWS)).isEqualTo(1);
        third.remove();
        assertThat(artemis.queues(NEWS)).isZero();
    }

    @Test
    void a_wrong_password_is_told_and_the_right_one_works() {
        var wrong = new Recorder();
        agents.open("one", Agents.at(url(), "wrong", ORDERS, Map.of()), wrong);
        await().until(() -> wrong.kinds().equals(List.of(Fault.Kind.CREDENTIALS)));
        var right = new Recorder();
        open("one", ORDERS, Map.of(), right);
        await().until(() -> right.subscribed.get() == 1);
    }

    @Test
    void a_queue_that_is_missing_is_waited_for_and_one_that_is_deleted_too() throws Exception {
        var recorder = new Recorder();
        open("one", "later", Map.of(), recorder);
        await().until(() -> recorder.kinds().contains(Fault.Kind.NO_SUCH_TOPIC));
        artemis.queue("later");
        await().until(() -> recorder.subscribed.get() == 1);
        int before = recorder.faults.size();
        artemis.delete("later");
        await().until(() -> recorder.faults.size() > before);
        artemis.queue("later");
        await().until(() -> recorder.subscribed.get() == 2);
    }

    @Test
    void the_second_host_is_taken_when_the_first_is_away() throws Exception {
        var recorder = new Recorder();
        String both = "amqp://127.0.0.1:" + FreePort.find() + ",127.0.0.1:" + artemis.port();
        agents.open("one", Agents.at(both, ArtemisPeer.PASSWORD, ORDERS, Map.of()), recorder);
        await().until(() -> recorder.subscribed.get() == 1);
        assertThat(recorder.kinds()).containsExactly(Fault.Kind.UNREACHABLE);
    }

    @Test
    void a_broker_that_restarts_is_found_again() throws Exception {
        var recorder = new Recorder();
        open("one", ORDERS, Map.of(), recorder);
        await().until(() -> recorder.subscribed.get() == 1);
        int port = artemis.port();
        artemis.close();
        await().until(() -> !recorder.faults.isEmpty());
        artemis = ArtemisPeer.start(folder, port, "");
        artemis.sendToQueue(ORDERS, 0, 10, Map.of());
        await().until(() -> recorder.messages.size() == 10);
    }

    @Test
    void two_hundred_that_are_closed_leave_no_connection_and_no_thread() {
        var recorder = new Recorder();
        List<OpenSubscription> all = new ArrayList<>();
        IntStream.range(0, 200).forEach(i -> all.add(open("agent-" + i, ORDERS, Map.of(), recorder)));
        await().until(() -> recorder.subscribed.get() == 200);
        assertThat(loops()).isLessThanOrEqualTo(2);
        all.forEach(OpenSubscription::close);
        await().until(() -> artemis.connections() == 0);
        agents.close();
        await().until(() -> loops() == 0);
    }

    @Test
    void tls_is_spoken_with_who_is_trusted_and_with_nobody_else(@TempDir Path keys) throws Exception {
        var certificate = Certificate.in(keys);
        String parameters =
                ";sslEnabled=true;keyStorePath=" + certificate.keystore() + ";keyStorePassword=" + Certificate.PASSWORD;
        try (var secure = ArtemisPeer.start(keys, FreePort.find(), parameters);
                var trusting = new Agents(certificate.store())) {
            secure.queue(ORDERS);
            var order = Agents.at("amqps://127.0.0.1:" + secure.port(), ArtemisPeer.PASSWORD, ORDERS, Map.of());
            var recorder = new Recorder();
            trusting.open("one", order, recorder);
            await().until(() -> recorder.subscribed.get() == 1);
            var distrusting = new Recorder();
            agents.open("one", order, distrusting);
            await().until(() -> distrusting.kinds().contains(Fault.Kind.UNREACHABLE));
            assertThat(distrusting.subscribed).hasValue(0);
        }
    }

    private OpenSubscription open(String instance, String topic, Map<String, String> attributes, Recorder recorder) {
        return agents.open(instance, Agents.at(url(), ArtemisPeer.PASSWORD, topic, attributes), recorder);
    }

    private String url() {
        return "amqp://127.0.0.1:" + artemis.port();
    }

    private static long loops() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("vert.x-eventloop"))
                .count();
    }

    private static List<String> numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(Integer::toString).toList();
    }
}
