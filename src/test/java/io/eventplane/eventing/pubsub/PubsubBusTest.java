package io.eventplane.eventing.pubsub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.eventplane.event.PresentedEvent;
import io.eventplane.eventing.source.ClientTls;
import io.eventplane.eventing.source.EventingThreads;
import io.eventplane.eventing.source.Fault;
import io.eventplane.eventing.source.OpenSubscription;
import io.eventplane.eventing.source.Received;
import io.eventplane.eventing.source.Receiver;
import io.eventplane.eventing.source.RecordingReceiver;
import io.eventplane.eventing.source.SourceTokens;
import io.eventplane.eventing.source.SubscriptionOrder;
import io.eventplane.platform.Credential;
import io.eventplane.subscription.ExternalSubscription;
import io.eventplane.subscription.SubscriptionAuth;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PubsubBusTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String NAME = "projects/project/subscriptions/mine";

    private final EventingThreads threads = new EventingThreads();
    private final List<OpenSubscription> open = new ArrayList<>();
    private PubsubBus bus;
    private PubsubPeer peer;

    @BeforeEach
    void start() throws Exception {
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init((KeyStore) null);
        var tls = new ClientTls(trust, Optional.empty());
        bus = new PubsubBus(threads, tls, new SourceTokens(tls));
        peer = PubsubPeer.started();
        peer.topic("orders");
    }

    @AfterEach
    void stop() throws Exception {
        open.forEach(OpenSubscription::close);
        peer.end();
        threads.close();
    }

    @Test
    void messages_come_in_the_order_of_their_key_and_are_acknowledged() {
        var receiver = RecordingReceiver.settling();
        open(receiver);
        awaitSubscription();
        publish(0, 100);
        await().atMost(SOON).untilAsserted(() -> assertThat(receiver.bodies()).isEqualTo(numbers(0, 100)));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(subscription().unacknowledged()).isZero());
        var first = receiver.messages.get(0);
        assertThat(first.orderKey()).contains("eu");
        assertThat(first.subject()).isEqualTo("projects/project/topics/orders");
        assertThat(first.position()).contains("1");
        assertThat(first.attributes()).containsEntry("key", "eu").containsEntry("colour", "red");
        assertThat(subscription().settings().getEnableMessageOrdering()).isTrue();
    }

    @Test
    void events_in_binary_and_structured_mode_and_plain_messages_are_told_apart() {
        var receiver = RecordingReceiver.settling();
        open(receiver);
        awaitSubscription();
        peer.publish(
                "orders",
                "",
                "{}",
                Map.of(
                        "ce-specversion",
                        "1.0",
                        "ce-id",
                        "1",
                        "ce-source",
                        "/a",
                        "ce-type",
                        "café",
                        "content-type",
                        "application/json"));
        peer.publish("orders", "", "{}", Map.of("content-type", "application/cloudevents+json"));
        peer.publish("orders", "", "?", Map.of("content-type", "application/cloudevents+avro"));
        peer.publish("orders", "", "plain", Map.of());
        await().atMost(SOON).until(() -> receiver.messages.size() == 4);
        assertThat(receiver.messages.get(0).content())
                .isInstanceOfSatisfying(
                        PresentedEvent.Binary.class,
                        binary -> assertThat(binary.attributes()).containsEntry("type", "café"));
        assertThat(receiver.messages.get(1).content()).isInstanceOf(PresentedEvent.Structured.class);
        assertThat(receiver.messages.get(2).content()).isInstanceOf(PresentedEvent.Unreadable.class);
        assertThat(receiver.messages.get(3).content()).isInstanceOf(PresentedEvent.Plain.class);
        assertThat(receiver.messages.get(3).orderKey()).isEmpty();
    }

    @Test
    void what_was_not_settled_comes_again_in_order_when_it_is_opened_again() {
        var first = RecordingReceiver.keeping();
        var subscription = open(first);
        awaitSubscription();
        publish(0, 20);
        await().atMost(SOON).until(() -> first.messages.size() == 20);
        first.messages.subList(0, 5).forEach(message -> message.settled().run());
        subscription.close();
        first.messages.get(6).settled().run();
        var second = RecordingReceiver.settling();
        open(second);
        await().atMost(SOON).untilAsserted(() -> assertThat(second.bodies()).isEqualTo(numbers(5, 20)));
    }

    @Test
    void what_is_held_for_long_does_not_come_again_meanwhile() {
        var receiver = RecordingReceiver.keeping();
        open(order(Map.of("ackDeadline", "10"), Optional.empty(), "agent"), receiver);
        awaitSubscription();
        publish(0, 5);
        await().atMost(SOON).until(() -> receiver.messages.size() == 5);
        await().during(Duration.ofSeconds(12)).atMost(SOON).until(() -> receiver.messages.size() == 5);
        receiver.messages.forEach(message -> message.settled().run());
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(subscription().unacknowledged()).isZero());
    }

    @Test
    void a_server_that_is_killed_is_found_again() throws Exception {
        var receiver = RecordingReceiver.keeping();
        open(receiver);
        awaitSubscription();
        publish(0, 20);
        await().atMost(SOON).until(() -> receiver.messages.size() == 20);
        peer.kill();
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(receiver.faults).extracting(Fault::kind).contains(Fault.Kind.UNREACHABLE));
        receiver.messages.forEach(message -> message.settled().run());
        peer.start();
        publish(20, 30);
        await().atMost(SOON).untilAsserted(() -> assertThat(receiver.bodies()).isEqualTo(numbers(0, 30)));
        receiver.messages.subList(20, 30).forEach(message -> message.settled().run());
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(subscription().unacknowledged()).isZero());
    }

    @Test
    void a_topic_that_does_not_exist_yet_is_waited_for_and_one_that_was_deleted_too() throws Exception {
        peer.deleteTopic("orders");
        var receiver = RecordingReceiver.settling();
        open(order(Map.of(), Optional.empty(), "agent"), receiver);
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(receiver.faults).extracting(Fault::kind).contains(Fault.Kind.NO_SUCH_TOPIC));
        peer.topic("orders");
        awaitSubscription();
        await().atMost(SOON).until(() -> receiver.subscribed.get() > 0);
        peer.deleteTopic("orders");
        peer.topic("orders");
        peer.kill();
        peer.start();
        await().atMost(SOON).untilAsserted(() -> {
            publish(0, 1);
            assertThat(receiver.bodies()).contains("0");
        });
    }

    @Test
    void two_agents_share_the_messages_and_removing_deletes_the_subscription() {
        var one = RecordingReceiver.settling();
        var other = RecordingReceiver.settling();
        var first = open(order(Map.of(), Optional.empty(), "one"), one);
        var second = open(order(Map.of(), Optional.empty(), "other"), other);
        awaitSubscription();
        await().atMost(SOON).until(() -> subscription().streams() == 2);
        for (int message = 0; message < 50; message++) {
            peer.publish("orders", "key" + message, String.valueOf(message), Map.of());
        }
        await().atMost(SOON).until(() -> one.messages.size() + other.messages.size() == 50);
        assertThat(one.messages).isNotEmpty();
        assertThat(other.messages).isNotEmpty();
        first.close();
        assertThat(peer.subscriptions).hasSize(1);
        second.remove();
        assertThat(peer.subscriptions).isEmpty();
    }

    @Test
    void a_token_that_is_not_taken_is_told_apart_and_the_next_one_is_another() throws Exception {
        var issued = ConcurrentHashMap.<String>newKeySet();
        var issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.createContext("/", exchange -> {
            var token = "token" + issued.size();
            issued.add(token);
            exchange.getRequestBody().readAllBytes();
            var body = ("{\"access_token\":\"" + token + "\",\"token_type\":\"Bearer\",\"expires_in\":3600}")
                    .getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        issuer.start();
        try {
            peer.tokens.add("token1");
            var client = new Credential.OAuth(
                    "me", "secret", "http://127.0.0.1:" + issuer.getAddress().getPort() + "/");
            var auth = Optional.of(new SubscriptionAuth(client, Map.of(), Map.of()));
            var receiver = RecordingReceiver.settling();
            open(order(Map.of(), auth, "agent"), receiver);
            await().atMost(SOON).untilAsserted(() -> assertThat(receiver.faults).isNotEmpty());
            assertThat(receiver.faults.get(0).kind()).isEqualTo(Fault.Kind.CREDENTIALS);
            assertThat(receiver.faults.toString()).doesNotContain("token0").doesNotContain("secret");
            var again = RecordingReceiver.settling();
            open(order(Map.of(), auth, "agent"), again);
            await().atMost(SOON).until(() -> again.subscribed.get() == 1);
        } finally {
            issuer.stop(0);
        }
    }

    @Test
    void two_hundred_subscriptions_leave_no_thread() {
        var before = clientThreads();
        List<RecordingReceiver> receivers = new ArrayList<>();
        List<OpenSubscription> all = new ArrayList<>();
        for (int number = 0; number < 200; number++) {
            var receiver = RecordingReceiver.settling();
            receivers.add(receiver);
            all.add(open(order(Map.of("subscription", "mine" + number), Optional.empty(), "agent"), receiver));
        }
        await().atMost(SOON).until(() -> receivers.stream().allMatch(receiver -> receiver.subscribed.get() == 1));
        await().atMost(SOON)
                .until(() -> peer.subscriptions.values().stream()
                                .mapToInt(PeerSubscription::streams)
                                .sum()
                        == 200);
        publish(0, 1);
        await().atMost(SOON).until(() -> receivers.stream().allMatch(receiver -> receiver.messages.size() == 1));
        all.forEach(OpenSubscription::remove);
        assertThat(peer.subscriptions).isEmpty();
        threads.close();
        await().atMost(SOON).untilAsserted(() -> assertThat(clientThreads()).isSubsetOf(before));
    }

    @Test
    void a_hundred_thousand_messages_arrive_in_their_keys_order_whatever_is_restarted() throws Exception {
        var random = new Random(1);
        Map<String, Integer> newest = new HashMap<>();
        Set<String> positions = new HashSet<>();
        List<String> disorder = new ArrayList<>();
        var receiver = new Receiver() {
            @Override
            public void subscribed() {}

            @Override
            public void failed(Fault fault) {}

            @Override
            public void received(Received message) {
                synchronized (positions) {
                    if (positions.add(message.position().orElseThrow())) {
                        int number = Integer.parseInt(RecordingReceiver.body(message));
                        var last = newest.put(message.orderKey().orElseThrow(), number);
                        if (last != null && number != last + 10) {
                            disorder.add(number + " after " + last);
                        }
                    }
                }
                message.settled().run();
            }
        };
        var order = order(Map.of("ackDeadline", "10"), Optional.empty(), "agent");
        var subscription = open(order, receiver);
        awaitSubscription();
        for (int sent = 0; sent < 100_000; sent++) {
            peer.publish("orders", "key" + sent % 10, String.valueOf(sent), Map.of());
            if (sent % 5000 == 4999) {
                if (random.nextBoolean()) {
                    peer.kill();
                    peer.start();
                } else {
                    subscription.close();
                    subscription = open(order, receiver);
                }
            }
        }
        await().atMost(Duration.ofSeconds(90)).until(() -> {
            synchronized (positions) {
                return positions.size() == 100_000;
            }
        });
        assertThat(disorder).isEmpty();
    }

    private void awaitSubscription() {
        await().atMost(SOON).until(() -> peer.subscriptions.containsKey(NAME));
    }

    private PeerSubscription subscription() {
        return Objects.requireNonNull(peer.subscriptions.get(NAME));
    }

    private void publish(int from, int to) {
        numbers(from, to).forEach(number -> peer.publish("orders", "eu", number, Map.of("Colour", "red")));
    }

    private OpenSubscription open(Receiver receiver) {
        return open(order(Map.of(), Optional.empty(), "agent"), receiver);
    }

    private OpenSubscription open(SubscriptionOrder order, Receiver receiver) {
        var subscription = bus.open(order, receiver);
        open.add(subscription);
        return subscription;
    }

    private SubscriptionOrder order(Map<String, String> more, Optional<SubscriptionAuth> auth, String instance) {
        Map<String, String> attributes =
                new HashMap<>(Map.of("project", "project", "subscription", "mine", "tls", "false"));
        attributes.putAll(more);
        return new SubscriptionOrder(
                "definition", "runtime", instance, new ExternalSubscription(peer.url(), auth, "orders", attributes));
    }

    private static Set<String> clientThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("eventplane"))
                .collect(Collectors.toSet());
    }

    private static List<String> numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(String::valueOf).toList();
    }
}
