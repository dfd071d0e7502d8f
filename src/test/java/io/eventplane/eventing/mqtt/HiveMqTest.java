package io.eventplane.eventing.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventplane.subscription.MqttRules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** HiveMQ, which keeps what it has answered. */
class HiveMqTest extends MqttBusContract {

    @TempDir
    static Path folder;

    private static HiveMq broker;

    @BeforeAll
    static void start() throws IOException {
        broker = HiveMq.start(folder);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Override
    Peer broker() {
        return broker;
    }

    /** A share of HiveMQ's keeps messages for itself, after its last session too, and grants QoS 1 at most. */
    @Override
    Map<String, String> orAlone() {
        return Map.of(MqttRules.SHARE_NAME, MqttRules.NONE);
    }

    /**
     * A session of HiveMQ's keeps what is under way, a share of HiveMQ's does not: it marks on disk what it has sent, and takes the marks away when
     * a client goes, but not when it starts again; and while one is marked it does not tell of new ones either. So a subscription that must
     * outlive a broker that is killed has no share there.
     */
    @Test
    void what_was_not_settled_comes_again_after_the_broker_was_killed_but_to_a_share() {
        var count = new AtomicInteger();
        var alone = new Recorder(message -> count.incrementAndGet() != 2);
        var sharing = new Recorder(message -> !Recorder.text(message).equals("2"));
        agents.open("one", Agents.at(broker.port(), topic, orAlone()), alone);
        agents.open("two", Agents.at(broker.port(), topic, FIVE), sharing);
        await().atMost(LONG).until(() -> alone.subscribed.get() + sharing.subscribed.get() == 2);
        publisher.send(topic, "1", "2");
        await().atMost(LONG).until(() -> alone.messages.size() + sharing.messages.size() == 4);

        broker.killAndRestart();
        await().atMost(LONG).until(() -> alone.subscribed.get() + sharing.subscribed.get() == 4);
        try (var later = Publisher.at(broker.port())) {
            later.send(topic, "3");
        }

        await().atMost(LONG).until(() -> alone.messages.size() == 4);
        assertThat(alone.texts()).containsExactly("1", "2", "2", "3");
        assertThat(sharing.texts()).containsExactly("1", "2");
    }
}
