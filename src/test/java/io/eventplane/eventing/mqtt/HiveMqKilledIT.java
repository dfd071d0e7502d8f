package io.eventplane.eventing.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventplane.eventing.source.Fault;
import io.eventplane.subscription.MqttRules;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody but the broker is killed, and while messages are under way: whatever is missing then, this side or the broker has lost. */
class HiveMqKilledIT {

    private static final int MANY = 20_000;
    private static final int TOGETHER = 500;
    private static final int LANES = 10;
    private static final int KILLS = 3;
    private static final Duration LONG = Duration.ofMinutes(2);

    @Test
    void what_it_answered_comes_in_its_order_however_often_it_is_killed(@TempDir Path folder) throws IOException {
        var first = new FirstOfEach();
        try (var broker = HiveMq.start(folder);
                var agents = new Agents()) {
            var attributes = Map.of(MqttRules.SHARE_NAME, MqttRules.NONE);
            agents.open(broker.port(), "plant/+", attributes, first);
            await().atMost(LONG).until(() -> first.subscribed.get() == 1);
            var sending = CompletableFuture.runAsync(
                    () -> IntStream.range(0, MANY / TOGETHER).forEach(batch -> send(broker.port(), batch * TOGETHER)));

            for (int kill = 1; kill <= KILLS; kill++) {
                int moment = kill * MANY / (KILLS + 1);
                await().atMost(LONG).until(() -> first.count() >= moment);
                broker.killAndRestart();
            }

            sending.join();
            await().atMost(LONG).until(() -> first.count() == MANY);
        }
        assertThat(first.outOfOrder).isEmpty();
        assertThat(first.faults).extracting(Fault::kind).containsOnly(Fault.Kind.UNREACHABLE);
    }

    /** Until all of it is answered: what was answered before is sent again, too. */
    private static void send(int port, int from) {
        await().atMost(LONG).ignoreExceptions().until(() -> {
            try (var publisher = Publisher.at(port)) {
                publisher.sendMany(
                        TOGETHER,
                        at -> Publisher.of("plant/" + (from + at) % LANES, Integer.toString((from + at) / LANES)));
            }
            return true;
        });
    }
}
