package io.eventplane.eventing.nats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventplane.eventing.source.BusTls;
import io.eventplane.eventing.source.EventingThreads;
import io.eventplane.eventing.source.Fault;
import io.eventplane.eventing.source.OpenSubscription;
import io.eventplane.eventing.source.RecordingReceiver;
import io.eventplane.eventing.source.SourceTokens;
import io.eventplane.eventing.source.SubscriptionOrder;
import io.eventplane.eventing.source.TokenIssuer;
import io.eventplane.subscription.ExternalSubscription;
import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Needs Debian's {@code nats-server}, which the profile {@code debian-peers} installs; it lets in who has the token {@code right}. */
@Tag("debian-peers")
class NatsTokensTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path data;

    private final EventingThreads threads = new EventingThreads();
    private final List<OpenSubscription> open = new ArrayList<>();
    private NatsBus bus;
    private NatsServer server;
    private Connection client;

    @BeforeEach
    void start() throws Exception {
        var tls = BusTls.unconfigured();
        bus = new NatsBus(threads, tls, new SourceTokens(tls));
        server = NatsServer.started(data, "--auth", "right");
        client = Nats.connect(new Options.Builder()
                .server(server.url())
                .token("right".toCharArray())
                .build());
        NatsServer.stream(client, "ORDERS", "orders.>");
    }

    @AfterEach
    void stop() throws Exception {
        open.forEach(OpenSubscription::close);
        client.close();
        server.close();
        threads.close();
    }

    @Test
    void a_token_that_is_refused_is_told_apart_and_the_next_one_is_another() {
        try (var issuer = TokenIssuer.of(3600, "wrong", "right")) {
            var refused = open(issuer);
            await().atMost(SOON).until(() -> !refused.faults.isEmpty());
            assertThat(refused.faults.get(0).kind()).isEqualTo(Fault.Kind.CREDENTIALS);
            assertThat(refused.faults.toString()).doesNotContain("wrong").doesNotContain("secret-of-me");

            open.remove(0).close();
            var taken = open(issuer);
            await().atMost(SOON).until(() -> taken.subscribed.get() == 1);
        }
    }

    @Test
    void before_a_token_ends_another_one_is_presented_and_nothing_is_lost() {
        try (var issuer = TokenIssuer.of(4, "right")) {
            var receiver = open(issuer);
            List<String> published = new ArrayList<>();
            await().atMost(SOON).until(() -> {
                publish(published, String.valueOf(published.size()));
                return receiver.subscribed.get() >= 3;
            });
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(receiver.bodies()).isEqualTo(published));
            assertThat(issuer.given()).isGreaterThanOrEqualTo(3);
        }
    }

    private void publish(List<String> published, String body) throws Exception {
        client.jetStream().publish("orders.eu", body.getBytes(UTF_8));
        published.add(body);
    }

    private RecordingReceiver open(TokenIssuer issuer) {
        var receiver = RecordingReceiver.settling();
        var subscription = new ExternalSubscription(server.url(), Optional.of(issuer.auth()), "orders.>", Map.of());
        open.add(bus.open(new SubscriptionOrder("definition", "runtime", "agent", subscription), receiver));
        return receiver;
    }
}
