package io.eventplane.eventing.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.eventplane.event.PresentedEvent;
import io.eventplane.eventing.http.StreamServer.Reply;
import io.eventplane.eventing.source.ClientTls;
import io.eventplane.eventing.source.EventingThreads;
import io.eventplane.eventing.source.Fault;
import io.eventplane.eventing.source.OpenSubscription;
import io.eventplane.eventing.source.Received;
import io.eventplane.eventing.source.Receiver;
import io.eventplane.eventing.source.SourceTokens;
import io.eventplane.eventing.source.SubscriptionOrder;
import io.eventplane.platform.Credential;
import io.eventplane.platform.DataFolder;
import io.eventplane.subscription.ExternalSubscription;
import io.eventplane.subscription.SubscriptionAuth;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpBusTest {

    private static final Credential USER = new Credential.Basic("user", "secret");

    @TempDir
    Path data;

    private StreamServer server;
    private EventingThreads threads;
    private HttpBus bus;
    private final List<OpenSubscription> opened = new ArrayList<>();

    @BeforeEach
    void begin() throws GeneralSecurityException {
        server = new StreamServer();
        threads = new EventingThreads();
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init((KeyStore) null);
        var tls = new ClientTls(trust, Optional.empty());
        bus = new HttpBus(threads, tls, new SourceTokens(tls), new DataFolder(data));
    }

    @AfterEach
    void end() {
        opened.forEach(OpenSubscription::close);
        server.close();
        bus.close();
        threads.close();
    }

    @Test
    void events_come_in_their_order_with_their_ids_as_positions() {
        var receiver = new Listening();
        open(receiver, Optional.empty(), "*", Map.of());
        server.send("event: lamp\ndata: {\"lumens\": 1}");
        server.sendNumbered(2);

        await().until(() -> receiver.count() == 3);
        assertThat(receiver.positions()).containsExactly("1", "2", "3");
        assertThat(receiver.messages()).extracting(Received::subject).containsExactly("lamp", "message", "message");
        assertThat(receiver.messages().get(0).content()).isInstanceOf(PresentedEvent.Plain.class);
        assertThat(receiver.subscribed).hasValue(1);
        assertThat(receiver.faults).isEmpty();
    }

    @Test
    void events_of_other_names_are_passed_over_and_not_asked_for_again() {
        var receiver = new Listening();
        var first = open(receiver, Optional.empty(), "lamp", Map.of());
        server.send("event: lamp\ndata: a");
        server.send("event: door\ndata: b");
        await().until(() -> receiver.count() == 1 && lastIdOnDisk().equals("2"));
        first.close();
        open(receiver, Optional.empty(), "lamp", Map.of());

        await().until(() -> server.asked.size() == 2);
        assertThat(server.asked.get(1).lastId()).contains("2");
        assertThat(receiver.positions()).containsExactly("1");
    }

    @Test
    void a_structured_event_is_known_by_how_it_looks() {
        var receiver = new Listening();
        open(receiver, Optional.empty(), "*", Map.of());
        server.send("data: {\"specversion\": \"1.0\", \"id\": \"a\",\ndata: \"source\": \"/s\", \"type\": \"t\"}");

        await().until(() -> receiver.count() == 1);
        assertThat(receiver.messages().get(0).content().drafts())
                .singleElement()
                .satisfies(draft -> assertThat(draft.type()).contains("t"));
    }

    @Test
    void a_connection_that_is_lost_goes_on_behind_the_last_event_also_when_nothing_is_settled() {
        var receiver = Listening.keeping();
        open(receiver, Optional.empty(), "*", Map.of());
        server.sendNumbered(5);
        await().until(() -> receiver.count() == 5);
        server.cutAll();
        await().until(() -> server.asked.size() == 2);
        server.sendNumbered(1);

        await().until(() -> receiver.count() == 6);
        assertThat(server.asked.get(1).lastId()).contains("5");
        assertThat(receiver.positions()).containsExactly("1", "2", "3", "4", "5", "6");
    }

    @Test
    void a_restart_goes_on_behind_what_was_settled() {
        var receiver = Listening.keeping();
        var first = open(receiver, Optional.empty(), "*", Map.of());
        server.sendNumbered(5);
        await().until(() -> receiver.count() == 5);
        receiver.messages().get(0).settled().run();
        receiver.messages().get(1).settled().run();
        receiver.messages().get(4).settled().run();
        first.close();
        var later = new Listening();
        open(later, Optional.empty(), "*", Map.of());

        await().until(() -> later.count() == 3);
        assertThat(later.positions()).containsExactly("3", "4", "5");
        receiver.settleAll();
        assertThat(later.positions()).containsExactly("3", "4", "5");
    }

    @Test
    void a_subscription_that_is_removed_leaves_nothing_and_begins_where_it_is_told() {
        var receiver = new Listening();
        server.sendNumbered(5);
        var first = open(receiver, Optional.empty(), "*", Map.of());
        await().until(() -> receiver.count() == 5 && lastIdOnDisk().equals("5"));
        first.remove();
        assertThat(data.resolve("eventing/places")).isEmptyDirectory();

        open(receiver, Optional.empty(), "*", Map.of("lastEventId", "3"));
        await().until(() -> receiver.count() == 7);
        assertThat(server.asked)
                .extracting(StreamServer.Asked::lastId)
                .containsExactly(Optional.empty(), Optional.of("3"));
    }

    @Test
    void user_headers_and_query_parameters_are_sent_along() {
        var auth = new SubscriptionAuth(USER, Map.of("X-Tenant", List.of("t1")), Map.of("key", List.of("a b&c")));
        open(new Listening(), Optional.of(auth), "*", Map.of());

        await().until(() -> !server.asked.isEmpty());
        assertThat(server.asked.get(0).authorization()).contains("Basic dXNlcjpzZWNyZXQ=");
        assertThat(server.asked.get(0).tenant()).isEqualTo("t1");
        assertThat(server.asked.get(0).query()).isEqualTo("key=a%20b%26c");
    }

    @ParameterizedTest
    @CsvSource({
        "401,CREDENTIALS",
        "403,CREDENTIALS",
        "404,NO_SUCH_TOPIC",
        "410,NO_SUCH_TOPIC",
        "204,REFUSED",
        "405,REFUSED",
        "200,REFUSED",
        "429,UNREACHABLE",
        "503,UNREACHABLE"
    })
    void an_answer_that_is_no_stream_says_what_there_is_to_do(int status, Fault.Kind kind) {
        server.gate(asked -> Optional.of(new Reply(status, "X-Nothing", "x")));
        var receiver = new Listening();
        open(receiver, Optional.of(new SubscriptionAuth(USER, Map.of(), Map.of())), "*", Map.of());

        await().until(() -> !receiver.faults.isEmpty());
        assertThat(receiver.faults.get(0).kind()).isEqualTo(kind);
        assertThat(receiver.faults.toString()).doesNotContain("secret");
        assertThat(receiver.subscribed).hasValue(0);
    }

    @Test
    void a_topic_that_appears_later_is_subscribed_then() {
        server.gate(
                asked -> server.asked.size() < 3 ? Optional.of(new Reply(404, "X-Nothing", "x")) : Optional.empty());
        var receiver = new Listening();
        open(receiver, Optional.empty(), "*", Map.of());
        server.sendNumbered(1);

        await().until(() -> receiver.count() == 1);
        assertThat(receiver.faults).hasSize(2);
    }

    @Test
    void a_server_that_was_away_is_found_again_on_the_same_port() {
        int port = server.port();
        server.close();
        var receiver = new Listening();
        open(receiver, Optional.empty(), "*", Map.of());
        await().until(() -> !receiver.faults.isEmpty());
        assertThat(receiver.faults.get(0).kind()).isEqualTo(Fault.Kind.UNREACHABLE);

        server = new StreamServer(port);
        server.sendNumbered(1);
        await().until(() -> receiver.count() == 1);
    }

    @Test
    void it_is_followed_on_the_same_server_only() throws IOException {
        var stranger = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var seen = new AtomicInteger();
        stranger.createContext("/", exchange -> {
            seen.incrementAndGet();
            exchange.close();
        });
        stranger.start();
        try {
            server.gate(asked -> asked.path().equals("/stream")
                    ? Optional.of(new Reply(307, "Location", "/elsewhere"))
                    : Optional.empty());
            var receiver = new Listening();
            open(receiver, Optional.empty(), "*", Map.of());
            await().until(() -> receiver.subscribed.get() == 1);

            var target = "http://127.0.0.1:" + stranger.getAddress().getPort() + "/";
            server.gate(asked -> Optional.of(new Reply(302, "Location", target)));
            server.cutAll();
            await().until(() -> receiver.faults.stream().anyMatch(fault -> fault.kind() == Fault.Kind.REFUSED));
            assertThat(seen).hasValue(0);
        } finally {
            stranger.stop(0);
        }
    }

    @Test
    void going_round_in_circles_ends() {
        server.gate(asked -> Optional.of(new Reply(302, "Location", "/stream")));
        var receiver = new Listening();
        open(receiver, Optional.empty(), "*", Map.of());

        await().until(() -> !receiver.faults.isEmpty());
        assertThat(receiver.faults.get(0).kind()).isEqualTo(Fault.Kind.REFUSED);
        assertThat(server.asked).hasSize(6);
    }

    @Test
    void a_token_that_is_refused_is_renewed_at_once() throws IOException {
        var issued = new AtomicInteger();
        var issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.createContext("/token", exchange -> {
            byte[] body = ("{\"access_token\": \"t" + issued.incrementAndGet()
                            + "\", \"token_type\": \"Bearer\", \"expires_in\": 3600}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        issuer.start();
        try {
            var client = new Credential.OAuth(
                    "client",
                    "secret",
                    "http://127.0.0.1:" + issuer.getAddress().getPort() + "/token");
            var receiver = new Listening();
            open(receiver, Optional.of(new SubscriptionAuth(client, Map.of(), Map.of())), "*", Map.of());
            server.sendNumbered(1);
            await().until(() -> receiver.count() == 1);

            server.gate(asked -> asked.authorization().equals(Optional.of("Bearer t1"))
                    ? Optional.of(new Reply(401, "X-Nothing", "x"))
                    : Optional.empty());
            server.cutAll();
            server.sendNumbered(1);
            await().until(() -> receiver.count() == 2);
            assertThat(receiver.faults).isEmpty();
            assertThat(issued).hasValue(2);

            server.gate(asked -> Optional.of(new Reply(401, "X-Nothing", "x")));
            server.cutAll();
            await().until(() -> !receiver.faults.isEmpty());
            assertThat(receiver.faults)
                    .singleElement()
                    .satisfies(fault -> assertThat(fault.kind()).isEqualTo(Fault.Kind.CREDENTIALS));
        } finally {
            issuer.stop(0);
        }
    }

    @Test
    void a_server_that_says_nothing_is_asked_again() {
        server.fallSilent();
        var receiver = new Listening();
        open(receiver, Optional.empty(), "*", Map.of("idleTimeout", "1"));

        await().until(() -> server.asked.size() == 2);
        assertThat(receiver.faults.get(0).message()).contains("nothing came for 1 s");
    }

    @Test
    void the_server_has_to_wait_while_nothing_is_settled() {
        var receiver = Listening.keeping();
        open(receiver, Optional.empty(), "*", Map.of("idleTimeout", "1"));
        var large = "data: " + "x".repeat(10_000);
        IntStream.range(0, 10_000).forEach(i -> server.send(large));

        await().until(() -> receiver.count() >= Receiver.WINDOW);
        await().during(Duration.ofSeconds(2)).until(() -> receiver.count() <= Receiver.WINDOW + 10);
        assertThat(server.written.get()).isLessThan(50_000_000);
        receiver.settleAll();
        await().until(() -> receiver.count() == 10_000);
        assertThat(server.asked).hasSize(1);
    }

    @Test
    void what_is_too_large_is_handed_over_as_that() {
        var receiver = new Listening();
        open(receiver, Optional.empty(), "*", Map.of());
        server.send("data: " + "x".repeat(5 * 1024 * 1024));
        server.sendNumbered(1);

        await().until(() -> receiver.count() == 2);
        assertThat(receiver.messages().get(0).content()).isInstanceOf(PresentedEvent.Unreadable.class);
        assertThat(receiver.positions()).containsExactly("1", "2");
    }

    @Test
    void two_hundred_are_opened_and_closed_and_leave_no_connection_or_thread() {
        var one = open(new Listening(), Optional.empty(), "*", Map.of());
        await().until(() -> server.open.get() == 1);
        int before = clientThreads();
        for (int i = 0; i < 200; i++) {
            open(new Listening(), Optional.empty(), "topic" + i, Map.of());
        }
        await().until(() -> server.open.get() == 201);
        assertThat(clientThreads()).isLessThan(before + 20);

        opened.forEach(OpenSubscription::close);
        one.remove();
        await().until(() -> server.open.get() == 0);
        await().during(Duration.ofSeconds(1)).until(() -> server.open.get() == 0);
        assertThat(clientThreads()).isLessThan(before + 20);
    }

    @Test
    void a_hundred_thousand_events_come_once_each_and_in_order_though_connections_are_cut() {
        var random = new Random(6);
        server.cutBehind(number -> random.nextInt(4000) == 0);
        var receiver = new Listening();
        server.send("retry: 10\ndata: first");
        server.sendNumbered(99_999);
        open(receiver, Optional.empty(), "*", Map.of());

        await().atMost(Duration.ofMinutes(2)).until(() -> receiver.count() >= 100_000);
        assertThat(receiver.positions())
                .isEqualTo(IntStream.rangeClosed(1, 100_000)
                        .mapToObj(Integer::toString)
                        .toList());
        assertThat(server.asked).hasSizeGreaterThan(5);
        await().until(() -> lastIdOnDisk().equals("100000"));
    }

    private String lastIdOnDisk() throws IOException {
        try (var files = java.nio.file.Files.list(data.resolve("eventing/places"))) {
            var first = files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .findFirst();
            return first.isEmpty() ? "" : java.nio.file.Files.readString(first.get());
        }
    }

    private static int clientThreads() {
        return (int) Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("eventplane-eventing")
                        || thread.getName().startsWith("HttpClient"))
                .count();
    }

    private OpenSubscription open(
            Receiver receiver, Optional<SubscriptionAuth> auth, String topic, Map<String, String> attributes) {
        var subscription = new ExternalSubscription(server.url(), auth, topic, attributes);
        var source = bus.open(new SubscriptionOrder("d1", "runtime", "agent-1", subscription), receiver);
        opened.add(source);
        return source;
    }
}
