package io.eventplane.eventing.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventplane.eventing.source.BusTls;
import io.eventplane.eventing.source.ClientTls;
import io.eventplane.eventing.source.EventingThreads;
import io.eventplane.eventing.source.Fault;
import io.eventplane.eventing.source.OpenSubscription;
import io.eventplane.eventing.source.RecordingReceiver;
import io.eventplane.eventing.source.SourceTokens;
import io.eventplane.eventing.source.SubscriptionOrder;
import io.eventplane.eventing.source.TokenIssuer;
import io.eventplane.subscription.ExternalSubscription;
import io.eventplane.subscription.SubscriptionAuth;
import io.grpc.netty.GrpcSslContexts;
import io.netty.handler.ssl.ClientAuth;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PubsubTlsTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final EventingThreads threads = new EventingThreads();
    private final List<OpenSubscription> open = new ArrayList<>();
    private BusTls tls;
    private PubsubPeer peer;

    @BeforeEach
    void start() throws Exception {
        tls = BusTls.in(folder);
        peer = started(ClientAuth.NONE);
    }

    @AfterEach
    void stop() throws Exception {
        open.forEach(OpenSubscription::close);
        peer.end();
        threads.close();
    }

    @Test
    void the_service_is_trusted_by_the_configured_authorities_and_by_nothing_else() throws Exception {
        awaitMessages(open(tls.trusting(), "127.0.0.1", Optional.empty()));
        awaitUnreachable(open(BusTls.unconfigured(), "127.0.0.1", Optional.empty()));
    }

    @Test
    void a_certificate_of_another_host_is_not_the_service_s() throws Exception {
        awaitUnreachable(open(tls.trusting(), "localhost", Optional.empty()));
    }

    @Test
    void a_service_that_asks_for_a_certificate_is_shown_the_configured_one() throws Exception {
        peer.end();
        peer = started(ClientAuth.REQUIRE);
        awaitMessages(open(tls.known(), "127.0.0.1", Optional.empty()));
        awaitUnreachable(open(tls.trusting(), "127.0.0.1", Optional.empty()));
    }

    @Test
    void a_token_is_presented_over_TLS_with_each_call() throws Exception {
        peer.tokens.add("right");
        try (var issuer = TokenIssuer.of(3600, "right")) {
            awaitMessages(open(tls.trusting(), "127.0.0.1", Optional.of(issuer.auth())));
            assertThat(issuer.given()).isEqualTo(1);
        }
    }

    private PubsubPeer started(ClientAuth wanted) throws Exception {
        var started = PubsubPeer.started(
                GrpcSslContexts.forServer(tls.certificate().toFile(), tls.key().toFile())
                        .trustManager(tls.authorities().toFile())
                        .clientAuth(wanted)
                        .build());
        started.topic("orders");
        return started;
    }

    private RecordingReceiver open(ClientTls with, String host, Optional<SubscriptionAuth> auth) {
        var receiver = RecordingReceiver.settling();
        var subscription = new ExternalSubscription(peer.url(host), auth, "orders", Map.of("project", "project"));
        open.add(new PubsubBus(threads, with, new SourceTokens(with))
                .open(new SubscriptionOrder("definition", "runtime", "agent", subscription), receiver));
        return receiver;
    }

    private void awaitMessages(RecordingReceiver receiver) {
        await().atMost(SOON).until(() -> receiver.subscribed.get() == 1);
        await().atMost(SOON).untilAsserted(() -> {
            peer.publish("orders", "", "hello", Map.of());
            assertThat(receiver.bodies()).contains("hello");
        });
        assertThat(receiver.faults).isEmpty();
    }

    private static void awaitUnreachable(RecordingReceiver receiver) {
        await().atMost(SOON).until(() -> !receiver.faults.isEmpty());
        assertThat(receiver.faults.get(0).kind()).isEqualTo(Fault.Kind.UNREACHABLE);
        assertThat(receiver.subscribed).hasValue(0);
    }
}
