package io.eventplane.eventing.nats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventplane.event.PresentedEvent;
import io.eventplane.eventing.source.ClientTls;
import io.eventplane.eventing.source.EventingThreads;
import io.eventplane.eventing.source.Fault;
import io.eventplane.eventing.source.OpenSubscription;
import io.eventplane.eventing.source.Receiver;
import io.eventplane.eventing.source.RecordingReceiver;
import io.eventplane.eventing.source.SourceTokens;
import io.eventplane.eventing.source.SubscriptionOrder;
import io.eventplane.platform.Credential;
import io.eventplane.subscription.ExternalSubscription;
import io.eventplane.subscription.NatsRules;
import io.eventplane.subscription.SubscriptionAuth;
import io.nats.client.Connection;
import io.nats.client.impl.Headers;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Needs Debian's {@code nats-server}, which the profile {@code debian-peers} installs. */
@Tag("debian-peers")
class NatsBusTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Map<String, String> QUICK = Map.of(NatsRules.ACK_WAIT, "2");

    @TempDir
    Path data;

    private final EventingThreads threads = new EventingThreads();
    private final List<OpenSubscription> open = new ArrayList<>();
    private NatsBus bus;
    private NatsServer server;
    private Connection client;

    @BeforeEach
    void start() throws Exception {
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init((KeyStore) null);
        var tls = new ClientTls(trust, Optional.empty());
        bus = new NatsBus(threads, tls, new SourceTokens(tls));
        server = NatsServer.started(data);
        client = server.client();
    }

    @AfterEach
    void stop() throws Exception {
        open.forEach(OpenSubscription::close);
        client.close();
        server.close();
        threads.close();
    }

    @Test
    void what_a_stream_has_and_gets_comes_in_order_and_is_acknowledged() throws Exception {
        NatsServer.stream(client, "ORDERS", "orders.>");
        publish("orders.eu", 0, 50);
        var receiver = RecordingReceiver.settling();
        var subscription = open("orders.*", QUICK, receiver);
        publish("orders.eu", 50, 100);
        await().atMost(SOON).untilAsserted(() -> assertThat(receiver.bodies()).isEqualTo(numbers(0, 100)));
        await().atMost(SOON).untilAsserted(() -> assertThat(unsettled("ORDERS")).isZero());
        assertThat(receiver.subscribed).hasValue(1);
        assertThat(receiver.faults).isEmpty();
        assertThat(subscription.lag()).hasValue(0);
        var first = receiver.messages.get(0);
        assertThat(first.subject()).isEqualTo("orders.eu");
        assertThat(first.orderKey()).contains("orders.eu");
        assertThat(first.position())
                .hasValueSatisfying(position -> assertThat(position).matches("ORDERS-[0-9]+-1"));
    }

    @Test
    void events_in_binary_and_structured_mode_and_plain_messages_are_told_apart() throws Exception {
        NatsServer.stream(client, "ORDERS", "orders.>");
        client.jetStream()
                .publish(
                        "orders.a",
                        new Headers()
                                .put("ce-specversion", "1.0")
                                .put("CE-id", "1")
                                .put("ce-source", "/a")
                                .put("ce-type", "caf%C3%A9")
                                .put("Content-Type", "application/json"),
                        "{}".getBytes(UTF_8));
        client.jetStream()
                .publish(
                        "orders.b",
                        new Headers().put("content-type", "application/cloudevents+json"),
                        "{\"specversion\":\"1.0\",\"id\":\"2\",\"source\":\"/b\",\"type\":\"t\"}".getBytes(UTF_8));
        client.jetStream().publish("orders.c", new Headers().put("X-Colour", "red"), "plain".getBytes(UTF_8));
        client.jetStream()
                .publish(
                        "orders.d",
                        new Headers().put("content-type", "application/cloudevents+avro"),
                        "?".getBytes(UTF_8));
        client.jetStream()
                .publish("orders.e", new Headers().put("ce-specversion", "1.0").put("ce-id", "%"), "?".getBytes(UTF_8));
        var receiver = RecordingReceiver.settling();
        open("orders.>", QUICK, receiver);
        await().atMost(SOON).until(() -> receiver.messages.size() == 5);
        assertThat(receiver.messages.get(0).content())
                .isInstanceOfSatisfying(
                        PresentedEvent.Binary.class,
                        binary -> assertThat(binary.attributes())
                                .containsEntry("type", "café")
                                .containsEntry("id", "1"));
        assertThat(receiver.messages.get(1).content()).isInstanceOf(PresentedEvent.Structured.class);
        assertThat(receiver.messages.get(2).content()).isInstanceOf(PresentedEvent.Plain.class);
        assertThat(receiver.messages.get(2).attributes()).containsEntry("x-colour", "red");
        assertThat(receiver.messages.get(3).content()).isInstanceOf(PresentedEvent.Unreadable.class);
        assertThat(receiver.messages.get(4).content()).isInstanceOf(PresentedEvent.Unreadable.class);
    }

    @Test
    void what_was_not_settled_comes_again_in_order_when_it_is_opened_again() throws Exception {
        NatsServer.stream(client, "ORDERS", "orders.>");
        publish("orders.eu", 0, 20);
        var first = RecordingReceiver.keeping();
        var subscription = open("orders.>", QUICK, first);
        await().atMost(SOON).until(() -> first.messages.size() == 20);
        first.messages.subList(0, 5).forEach(message -> message.settled().run());
        subscription.close();
        first.messages.get(6).settled().run();
        publish("orders.eu", 20, 25);
        var second = RecordingReceiver.settling();
        open("orders.>", QUICK, second);
        await().atMost(SOON).untilAsserted(() -> assertThat(second.bodies()).isEqualTo(numbers(5, 25)));
        assertThat(second.messages.get(0).position())
                .isEqualTo(first.messages.get(5).position());
    }

    @Test
    void what_is_held_for_long_does_not_come_again_meanwhile() throws Exception {
        NatsServer.stream(client, "ORDERS", "orders.>");
        publish("orders.eu", 0, 10);
        var receiver = RecordingReceiver.keeping();
        var subscription = open("orders.>", QUICK, receiver);
        await().atMost(SOON).until(() -> receiver.messages.size() == 10);
        await().pollDelay(Duration.ofSeconds(6))
                .atMost(SOON)
                .untilAsserted(() -> assertThat(redelivered("ORDERS")).isZero());
        assertThat(subscription.lag()).hasValue(10);
        receiver.messages.forEach(message -> message.settled().run());
        await().atMost(SOON).untilAsserted(() -> assertThat(unsettled("ORDERS")).isZero());
    }

    @Test
    void a_server_that_is_killed_is_found_again_and_what_was_settled_meanwhile_is_acknowledged() throws Exception {
        NatsServer.stream(client, "ORDERS", "orders.>");
        publish("orders.eu", 0, 20);
        var receiver = RecordingReceiver.keeping();
        open("orders.>", QUICK, receiver);
        await().atMost(SOON).until(() -> receiver.messages.size() == 20);
        server.kill();
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(receiver.faults).extracting(Fault::kind).contains(Fault.Kind.UNREACHABLE));
        receiver.messages.forEach(message -> message.settled().run());
        server.start();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(receiver.subscribed.get()).isGreaterThan(1));
        publish("orders.eu", 20, 30);
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(receiver.bodies()).endsWith(numbers(20, 30).toArray(new String[0])));
        assertThat(receiver.bodies()).isEqualTo(numbers(0, 30));
        receiver.messages.subList(20, 30).forEach(message -> message.settled().run());
        await().atMost(SOON).untilAsserted(() -> assertThat(unsettled("ORDERS")).isZero());
    }

    @Test
    void a_stream_that_does_not_exist_yet_is_waited_for() throws Exception {
        var receiver = RecordingReceiver.settling();
        open("orders.>", QUICK, receiver);
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(receiver.faults).extracting(Fault::kind).contains(Fault.Kind.NO_SUCH_TOPIC));
        NatsServer.stream(client, "ORDERS", "orders.>");
        publish("orders.eu", 0, 3);
        await().atMost(SOON).untilAsserted(() -> assertThat(receiver.bodies()).isEqualTo(numbers(0, 3)));
    }

    @Test
    void a_stream_that_is_deleted_and_made_again_has_other_positions() throws Exception {
        NatsServer.stream(client, "ORDERS", "orders.>");
        publish("orders.eu", 0, 1);
        var receiver = RecordingReceiver.settling();
        open("orders.>", QUICK, receiver);
        await().atMost(SOON).until(() -> receiver.messages.size() == 1);
        client.jetStreamManagement().deleteStream("ORDERS");
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(receiver.faults).extracting(Fault::kind).contains(Fault.Kind.NO_SUCH_TOPIC));
        NatsServer.stream(client, "ORDERS", "orders.>");
        publish("orders.eu", 0, 1);
        await().atMost(SOON).until(() -> receiver.messages.size() == 2);
        assertThat(receiver.messages.get(0).position())
                .isNotEqualTo(receiver.messages.get(1).position());
    }

    @Test
    void a_consumer_that_is_deleted_is_made_again_where_it_was() throws Exception {
        NatsServer.stream(client, "ORDERS", "orders.>");
        publish("orders.eu", 0, 5);
        var receiver = RecordingReceiver.settling();
        open("orders.>", Map.of(NatsRules.DURABLE, "mine"), receiver);
        await().atMost(SOON).until(() -> receiver.messages.size() == 5);
        client.jetStreamManagement().deleteConsumer("ORDERS", "mine");
        publish("orders.eu", 5, 10);
        await().atMost(SOON).untilAsserted(() -> assertThat(receiver.bodies()).isEqualTo(numbers(0, 10)));
    }

    @Test
    void two_agents_share_the_messages() throws Exception {
        NatsServer.stream(client, "ORDERS", "orders.>");
        var one = RecordingReceiver.settling();
        var other = RecordingReceiver.settling();
        open(order("agent-1", "orders.>", QUICK, Optional.empty()), one);
        open(order("agent-2", "orders.>", QUICK, Optional.empty()), other);
        await().atMost(SOON).until(() -> one.subscribed.get() + other.subscribed.get() == 2);
        await().atMost(SOON).untilAsserted(() -> {
            publish("orders.eu", 0, 50);
            assertThat(one.messages).isNotEmpty();
            assertThat(other.messages).isNotEmpty();
        });
        await().atMost(SOON).untilAsserted(() -> assertThat(unsettled("ORDERS")).isZero());
        var positions = new ArrayList<>(one.messages.stream()
                .map(message -> message.position().orElseThrow())
                .toList());
        positions.addAll(other.messages.stream()
                .map(message -> message.position().orElseThrow())
                .toList());
        assertThat(positions).doesNotHaveDuplicates();
    }

    @Test
    void messages_larger_than_the_window_come_one_by_one() throws Exception {
        client.close();
        server.close();
        var configuration = Files.writeString(data.resolve("large.conf"), "max_payload: 33554432\n");
        server = NatsServer.started(data, "-c", configuration.toString());
        client = server.client();
        NatsServer.stream(client, "ORDERS", "orders.>");
        for (int message = 0; message < 3; message++) {
            client.jetStream().publish("orders.eu", new byte[Receiver.WINDOW_BYTES + 1]);
        }
        var receiver = RecordingReceiver.keeping();
        open("orders.>", Map.of(), receiver);
        for (int message = 1; message <= 3; message++) {
            int expected = message;
            await().atMost(SOON).until(() -> receiver.messages.size() == expected);
            receiver.messages.get(message - 1).settled().run();
        }
    }

    @Test
    void no_more_is_taken_than_the_window() throws Exception {
        NatsServer.stream(client, "ORDERS", "orders.>");
        publish("orders.eu", 0, Receiver.WINDOW + 200);
        var receiver = RecordingReceiver.keeping();
        var subscription = open("orders.>", Map.of(), receiver);
        await().atMost(SOON).until(() -> receiver.messages.size() == Receiver.WINDOW);
        await().during(Duration.ofSeconds(1)).atMost(SOON).until(() -> receiver.messages.size() == Receiver.WINDOW);
        assertThat(subscription.lag()).hasValue(Receiver.WINDOW + 200);
        receiver.messages.forEach(message -> message.settled().run());
        await().atMost(SOON).until(() -> receiver.messages.size() == Receiver.WINDOW + 200);
    }

    @Test
    void removing_deletes_the_consumer_even_without_a_connection_and_closing_does_not() throws Exception {
        NatsServer.stream(client, "ORDERS", "orders.>");
        var receiver = RecordingReceiver.settling();
        var subscription = open("orders.>", QUICK, receiver);
        await().atMost(SOON).until(() -> receiver.subscribed.get() == 1);
        subscription.close();
        assertThat(client.jetStreamManagement().getConsumerNames("ORDERS")).hasSize(1);
        var second = open("orders.>", QUICK, RecordingReceiver.settling());
        second.remove();
        assertThat(client.jetStreamManagement().getConsumerNames("ORDERS")).isEmpty();
    }

    @Test
    void without_jetstream_messages_come_to_one_agent_of_the_queue_group() throws Exception {
        var one = RecordingReceiver.settling();
        var other = RecordingReceiver.settling();
        var core = Map.of(NatsRules.MODE, NatsRules.CORE);
        open(order("agent-1", "orders.>", core, Optional.empty()), one);
        open(order("agent-2", "orders.>", core, Optional.empty()), other);
        await().atMost(SOON).until(() -> one.subscribed.get() + other.subscribed.get() == 2);
        await().atMost(SOON).untilAsserted(() -> {
            client.publish("orders.eu", "answer.here", "x".getBytes(UTF_8));
            assertThat(one.messages).isNotEmpty();
            assertThat(other.messages).isNotEmpty();
        });
        assertThat(one.messages.get(0).attributes()).containsEntry("replyto", "answer.here");
        assertThat(one.messages.get(0).position()).isEmpty();
    }

    @Test
    void a_server_without_jetstream_is_told_apart() {
        try (var plain = NatsServer.started(data, "--no-js")) {
            var receiver = RecordingReceiver.settling();
            open(
                    new SubscriptionOrder(
                            "definition",
                            "runtime",
                            "agent",
                            new ExternalSubscription(plain.url(), Optional.empty(), "orders.>", Map.of())),
                    receiver);
            await().atMost(SOON).untilAsserted(() -> assertThat(receiver.faults).isNotEmpty());
            assertThat(receiver.faults.get(0).kind()).isEqualTo(Fault.Kind.NO_SUCH_TOPIC);
            assertThat(receiver.faults.get(0).message()).contains("JetStream").contains("core");
        }
    }

    @Test
    void wrong_credentials_are_told_apart_and_never_shown() throws Exception {
        try (var guarded = NatsServer.started(data.resolve(".."), "--user", "me", "--pass", "right")) {
            var receiver = RecordingReceiver.settling();
            open(guardedOrder(guarded, "wrong"), receiver);
            await().atMost(SOON).untilAsserted(() -> assertThat(receiver.faults).isNotEmpty());
            assertThat(receiver.faults.get(0).kind()).isEqualTo(Fault.Kind.CREDENTIALS);
            assertThat(receiver.faults.toString()).doesNotContain("wrong");
            var right = RecordingReceiver.settling();
            open(guardedOrder(guarded, "right"), right);
            await().atMost(SOON)
                    .untilAsserted(() ->
                            assertThat(right.faults).extracting(Fault::kind).containsOnly(Fault.Kind.NO_SUCH_TOPIC));
        }
    }

    @Test
    void two_hundred_subscriptions_leave_no_thread_and_no_connection() throws Exception {
        NatsServer.stream(client, "ORDERS", "orders.>");
        var before = clientThreads();
        List<RecordingReceiver> receivers = new ArrayList<>();
        List<OpenSubscription> all = new ArrayList<>();
        for (int number = 0; number < 200; number++) {
            var receiver = RecordingReceiver.settling();
            receivers.add(receiver);
            all.add(open("orders." + number, QUICK, receiver));
        }
        await().atMost(SOON).until(() -> receivers.stream().allMatch(receiver -> receiver.subscribed.get() == 1));
        publish("orders.7", 0, 1);
        await().atMost(SOON).until(() -> receivers.get(7).messages.size() == 1);
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(clientThreads().size() - before.size()).isLessThan(12));
        all.forEach(OpenSubscription::remove);
        assertThat(client.jetStreamManagement().getConsumerNames("ORDERS")).isEmpty();
        await().atMost(SOON).untilAsserted(() -> assertThat(connections()).isEqualTo(1));
        threads.close();
        await().atMost(SOON).untilAsserted(() -> assertThat(clientThreads()).isSubsetOf(before));
    }

    private OpenSubscription open(String topic, Map<String, String> attributes, Receiver receiver) {
        return open(order("agent", topic, attributes, Optional.empty()), receiver);
    }

    private OpenSubscription open(SubscriptionOrder order, Receiver receiver) {
        var subscription = bus.open(order, receiver);
        open.add(subscription);
        return subscription;
    }

    private SubscriptionOrder order(
            String instance, String topic, Map<String, String> attributes, Optional<SubscriptionAuth> auth) {
        return new SubscriptionOrder(
                "definition", "runtime", instance, new ExternalSubscription(server.url(), auth, topic, attributes));
    }

    private static SubscriptionOrder guardedOrder(NatsServer guarded, String password) {
        var auth = new SubscriptionAuth(new Credential.Basic("me", password), Map.of(), Map.of());
        return new SubscriptionOrder(
                "definition",
                "runtime",
                "agent",
                new ExternalSubscription(guarded.url(), Optional.of(auth), "orders.>", Map.of()));
    }

    private void publish(String subject, int from, int to) throws Exception {
        for (String number : numbers(from, to)) {
            client.jetStream().publish(subject, number.getBytes(UTF_8));
        }
    }

    private long unsettled(String stream) throws Exception {
        return client.jetStreamManagement().getConsumers(stream).get(0).getNumAckPending();
    }

    private long redelivered(String stream) throws Exception {
        return client.jetStreamManagement().getConsumers(stream).get(0).getRedelivered();
    }

    /** The test's own among them. */
    private int connections() throws Exception {
        var status = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(server.monitor().resolve("/varz"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        return Integer.parseInt(status.replaceAll("(?s).*\"connections\": ([0-9]+),.*", "$1"));
    }

    private static Set<String> clientThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("nats") || name.startsWith("eventplane"))
                .collect(Collectors.toSet());
    }

    private static List<String> numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(String::valueOf).toList();
    }
}
