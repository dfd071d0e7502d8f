package io.eventplane.eventing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventplane.eventing.amqp.AmqpBus;
import io.eventplane.eventing.amqp.AmqpLoops;
import io.eventplane.eventing.kafka.KafkaBus;
import io.eventplane.eventing.mqtt.MqttBus;
import io.eventplane.eventing.nats.NatsBus;
import io.eventplane.eventing.pubsub.PubsubBus;
import io.eventplane.eventing.source.BusTls;
import io.eventplane.eventing.source.EventingThreads;
import io.eventplane.eventing.source.ExternalBus;
import io.eventplane.eventing.source.RecordingReceiver;
import io.eventplane.eventing.source.SilentHosts;
import io.eventplane.eventing.source.SourceTokens;
import io.eventplane.eventing.source.SubscriptionOrder;
import io.eventplane.platform.Credential;
import io.eventplane.subscription.ExternalSubscription;
import io.eventplane.subscription.SubscriptionAuth;
import io.eventplane.subscription.SubscriptionRules;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every bus keeps to when nobody answers: whoever ends a subscription does not wait for one host after the other. */
class RemovalTest {

    /** Twice what is promised, since others may be at work on this machine; a third of what waiting for each host takes. */
    private static final Duration PROMISED = Duration.ofSeconds(20);

    private final EventingThreads threads = new EventingThreads();
    private final AmqpLoops loops = new AmqpLoops();

    @AfterEach
    void stop() {
        loops.close();
        threads.close();
    }

    @ParameterizedTest
    @CsvSource({
        "kafka, 12, orders",
        "amqp, 12, orders",
        "mqtt, 1, orders",
        "nats, 12, orders",
        "pubsub, 1, projects/project/topics/orders"
    })
    void subscriptions_at_silent_hosts_are_removed_soon(String scheme, int count, String topic) throws Exception {
        try (var hosts = SilentHosts.many(count)) {
            removeSoon(new ExternalSubscription(hosts.url(scheme), Optional.empty(), topic, attributes(scheme)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "kafka, orders",
        "amqp, orders",
        "mqtt, orders",
        "nats, orders",
        "pubsub, projects/project/topics/orders"
    })
    void subscriptions_whose_authorization_server_is_silent_are_removed_soon(String scheme, String topic)
            throws Exception {
        try (var hosts = SilentHosts.many(1)) {
            var client = new Credential.OAuth("me", "secret", hosts.url("http") + "/token");
            var auth = Optional.of(new SubscriptionAuth(client, Map.of(), Map.of()));
            removeSoon(new ExternalSubscription(hosts.url(scheme), auth, topic, attributes(scheme)));
        }
    }

    private void removeSoon(ExternalSubscription subscription) {
        assertThat(SubscriptionRules.objectionsTo(subscription)).isEmpty();
        var order = new SubscriptionOrder("definition", "runtime", "agent", subscription);
        var open = bus(subscription).open(order, RecordingReceiver.settling());
        var removed = CompletableFuture.runAsync(open::remove);
        await().atMost(PROMISED).untilAsserted(() -> assertThat(removed).isCompleted());
    }

    private ExternalBus bus(ExternalSubscription subscription) {
        var tls = BusTls.unconfigured();
        var tokens = new SourceTokens(tls);
        return new ExternalBuses(List.of(
                        new KafkaBus(tls, tokens),
                        new AmqpBus(loops, threads, tls, tokens),
                        new MqttBus(threads, tls, tokens),
                        new NatsBus(threads, tls, tokens),
                        new PubsubBus(threads, tls, tokens)))
                .of(subscription)
                .orElseThrow();
    }

    private static Map<String, String> attributes(String scheme) {
        return switch (scheme) {
            case "amqp" -> Map.of("source", "topic");
            case "pubsub" -> Map.of("tls", "false");
            default -> Map.of();
        };
    }
}
