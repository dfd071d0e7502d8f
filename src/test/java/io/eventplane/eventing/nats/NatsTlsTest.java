package io.eventplane.eventing.nats;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import io.eventplane.subscription.ExternalSubscription;
import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.nio.file.Files;
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

/** Needs Debian's {@code nats-server}, which the profile {@code debian-peers} installs. */
@Tag("debian-peers")
// The client may be interrupted while it closes, like everything else here.
@SuppressWarnings("try")
class NatsTlsTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final EventingThreads threads = new EventingThreads();
    private final List<OpenSubscription> open = new ArrayList<>();
    private BusTls tls;

    @BeforeEach
    void certify() {
        tls = BusTls.in(folder);
    }

    @AfterEach
    void stop() {
        open.forEach(OpenSubscription::close);
        threads.close();
    }

    @Test
    void a_server_is_trusted_by_the_configured_authorities_and_by_nothing_else() throws Exception {
        try (var server = start("")) {
            var trusting = open(tls.trusting(), server.url("tls+nats", "127.0.0.1"));
            awaitSubscribed(trusting);
            publish(server, "hello");
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(trusting.bodies()).containsExactly("hello"));

            var distrusting = open(BusTls.unconfigured(), server.url("tls+nats", "127.0.0.1"));
            awaitUnreachable(distrusting, "certification path");
        }
    }

    @Test
    void a_certificate_of_another_host_is_not_the_server_s() throws Exception {
        try (var server = start("")) {
            var misled = open(tls.trusting(), server.url("tls+nats", "localhost"));
            awaitUnreachable(misled, "localhost");
        }
    }

    @Test
    void a_server_that_asks_for_a_certificate_is_shown_the_configured_one() throws Exception {
        try (var server = start("ca_file: \"" + tls.authorities() + "\", verify: true")) {
            var known = open(tls.known(), server.url("tls+nats", "127.0.0.1"));
            awaitSubscribed(known);
            publish(server, "hello");
            await().atMost(SOON).untilAsserted(() -> assertThat(known.bodies()).containsExactly("hello"));

            var unknown = open(tls.trusting(), server.url("tls+nats", "127.0.0.1"));
            awaitUnreachable(unknown, "");
        }
    }

    @Test
    void without_tls_in_the_url_nothing_is_said_to_a_server_that_wants_it() throws Exception {
        try (var server = start("")) {
            awaitUnreachable(open(tls.trusting(), server.url()), "");
        }
    }

    private NatsServer start(String more) throws Exception {
        var configuration = Files.writeString(
                folder.resolve("tls.conf"),
                "tls { cert_file: \"" + tls.certificate() + "\", key_file: \"" + tls.key() + "\", timeout: 10, " + more
                        + " }\n");
        var server = NatsServer.started(folder, "-c", configuration.toString());
        try (var client = client(server)) {
            NatsServer.stream(client, "ORDERS", "orders.>");
        }
        return server;
    }

    private Connection client(NatsServer server) throws Exception {
        return Nats.connect(new Options.Builder()
                .server(server.url("tls", "127.0.0.1"))
                .sslContext(tls.known().context())
                .build());
    }

    private void publish(NatsServer server, String body) throws Exception {
        try (var client = client(server)) {
            client.jetStream().publish("orders.eu", body.getBytes(UTF_8));
        }
    }

    private RecordingReceiver open(ClientTls with, String url) {
        var receiver = RecordingReceiver.settling();
        var subscription = new ExternalSubscription(url, Optional.empty(), "orders.>", Map.of());
        open.add(new NatsBus(threads, with, new SourceTokens(with))
                .open(new SubscriptionOrder("definition", "runtime", "agent", subscription), receiver));
        return receiver;
    }

    private static void awaitSubscribed(RecordingReceiver receiver) {
        await().atMost(SOON).until(() -> receiver.subscribed.get() == 1);
        assertThat(receiver.faults).isEmpty();
    }

    private static void awaitUnreachable(RecordingReceiver receiver, String why) {
        await().atMost(SOON).until(() -> !receiver.faults.isEmpty());
        assertThat(receiver.faults.get(0).kind()).isEqualTo(Fault.Kind.UNREACHABLE);
        assertThat(receiver.faults.get(0).message()).contains(why);
        assertThat(receiver.subscribed).hasValue(0);
    }
}
