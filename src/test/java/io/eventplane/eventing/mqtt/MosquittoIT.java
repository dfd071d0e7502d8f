package io.eventplane.eventing.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventplane.eventing.source.Fault;
import io.eventplane.peers.FreePort;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Needs Debian's {@code mosquitto}, which the profile {@code debian-peers} installs. */
@Tag("debian-peers")
class MosquittoIT extends MqttBusContract {

    private static final int MANY = 100_000;
    private static final int LANES = 10;

    @TempDir
    static Path folder;

    private static Mosquitto broker;

    @BeforeAll
    static void start() throws IOException {
        broker = Mosquitto.start(folder, FreePort.find());
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Override
    Peer broker() {
        return broker;
    }

    @Test
    void what_was_not_settled_comes_again_after_the_broker_was_killed() throws IOException {
        var recorder = new Recorder(message -> !Recorder.text(message).equals("two"));
        try (var fragile = Mosquitto.start(folder.resolve("fragile"), FreePort.find());
                var sender = Publisher.at(fragile.port())) {
            agents.open(fragile.port(), topic, FIVE, recorder);
            await().atMost(LONG).until(() -> recorder.subscribed.get() == 1);
            sender.send(topic, "1", "two");
            await().atMost(LONG).until(() -> recorder.messages.size() == 2);
            fragile.save();
            await().atMost(LONG).until(() -> fragile.hasSaved("two"));

            fragile.kill();
            fragile.restart();

            await().atMost(LONG).until(() -> recorder.texts().lastIndexOf("two") > 1);
            assertThat(recorder.faults).extracting(Fault::kind).containsOnly(Fault.Kind.UNREACHABLE);
            agents.close();
        }
    }

    /** Mosquitto saves sessions without the shares that they are in. */
    @Test
    void what_is_sent_after_the_broker_was_started_again_comes_although_it_forgot_the_share() throws IOException {
        var recorder = new Recorder();
        try (var forgetful = Mosquitto.start(folder.resolve("forgetful"), FreePort.find())) {
            agents.open(forgetful.port(), topic, FIVE, recorder);
            await().atMost(LONG).until(() -> recorder.subscribed.get() == 1);

            forgetful.stop();
            forgetful.restart();
            await().atMost(LONG).until(() -> recorder.subscribed.get() == 2);
            try (var sender = Publisher.at(forgetful.port())) {
                sender.send(topic, "1");
            }

            await().atMost(LONG).until(() -> recorder.messages.size() == 1);
            agents.close();
        }
    }

    @Test
    void agents_share_the_messages() {
        var one = new Recorder();
        var two = new Recorder();
        agents.open("one", Agents.at(broker().port(), topic, FIVE), one);
        agents.open("two", Agents.at(broker().port(), topic, FIVE), two);
        await().atMost(LONG).until(() -> one.subscribed.get() + two.subscribed.get() == 2);

        publisher.sendMany(1000, at -> Publisher.of(topic, "" + at));

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(one.messages.size() + two.messages.size())
                        .as(one.messages.size() + " " + two.messages.size() + " " + one.faults + two.faults)
                        .isGreaterThanOrEqualTo(1000));
        var all = new HashSet<>(one.texts());
        all.addAll(two.texts());
        assertThat(all).hasSize(1000);
        assertThat(one.messages).hasSizeGreaterThan(100);
        assertThat(two.messages).hasSizeGreaterThan(100);
        assertThat(one.messages.size() + two.messages.size()).isEqualTo(1000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "3.1.1"})
    void a_hundred_thousand_messages_come_in_their_order_however_often_the_line_is_cut(String version) {
        var first = new FirstOfEach();
        agents.open(line.port(), topic + "/+", Map.of("version", version), first);
        await().atMost(LONG).until(() -> first.subscribed.get() == 1);
        int half = MANY / 2;

        var sending = CompletableFuture.runAsync(() ->
                publisher.sendMany(half, at -> Publisher.of(topic + "/" + at % LANES, Integer.toString(at / LANES))));
        var random = new Random(7);
        while (first.count() < half) {
            long target = Math.min(half, first.count() + 2000L + random.nextInt(4000));
            await().atMost(VERY_LONG).until(() -> first.count() >= target);
            line.cut();
        }

        sending.join();
        assertThat(first.outOfOrder).isEmpty();
        assertThat(first.count()).isEqualTo(half);
        assertThat(first.faults).extracting(Fault::kind).containsOnly(Fault.Kind.UNREACHABLE);
    }
}
