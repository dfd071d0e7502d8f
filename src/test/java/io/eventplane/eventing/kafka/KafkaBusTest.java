package io.eventplane.eventing.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.eventplane.event.PresentedEvent;
import io.eventplane.eventing.source.ClientTls;
import io.eventplane.eventing.source.Fault;
import io.eventplane.eventing.source.OpenSubscription;
import io.eventplane.eventing.source.Received;
import io.eventplane.eventing.source.Receiver;
import io.eventplane.eventing.source.SourceTokens;
import io.eventplane.eventing.source.SubscriptionOrder;
import io.eventplane.peers.ExternalPeer.Sent;
import io.eventplane.peers.FreePort;
import io.eventplane.peers.KafkaPeer;
import io.eventplane.platform.Credential;
import io.eventplane.subscription.ExternalSubscription;
import io.eventplane.subscription.SubscriptionAuth;
import io.eventplane.subscription.SubscriptionRules;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.net.ssl.TrustManagerFactory;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class KafkaBusTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final AtomicInteger TOPICS = new AtomicInteger();
    private static KafkaPeer kafka;

    private final ClientTls tls = tls();
    private final KafkaBus bus = new KafkaBus(tls, new SourceTokens(tls));
    private final String topic = "orders-" + TOPICS.incrementAndGet();
    private final List<OpenSubscription> opened = new ArrayList<>();

    @BeforeAll
    static void start() {
        kafka = new KafkaPeer();
    }

    @AfterAll
    static void stop() {
        kafka.close();
    }

    @AfterEach
    void end() {
        opened.forEach(OpenSubscription::close);
    }

    @Test
    void a_message_is_received_with_position_key_and_headers_and_committed_once_settled() {
        kafka.createTopic(topic, 1);
        var receiver = new RecordingReceiver(false);
        var order = order(user(), Map.of());
        var subscription = open(order, receiver);
        kafka.publish(topic, sent(1));

        awaiting().until(() -> receiver.messages.size() == 1);
        Received message = receiver.messages.get(0);
        assertThat(receiver.subscribed).hasValue(1);
        assertThat(message.position().orElseThrow()).matches("[A-Za-z0-9_-]{22}-0-0");
        assertThat(message.subject()).isEqualTo(topic);
        assertThat(message.orderKey()).contains(topic + "-0");
        assertThat(message.content())
                .isInstanceOfSatisfying(
                        PresentedEvent.Binary.class,
                        event -> assertThat(event.attributes())
                                .containsEntry("id", "n0")
                                .containsEntry("type", "Read"));
        assertThat(kafka.committed(order.groupName())).isZero();

        message.settled().run();
        awaiting().until(() -> kafka.committed(order.groupName()) == 1);
        awaiting().until(() -> subscription.lag().orElse(-1) == 0);
    }

    @Test
    void what_is_not_settled_comes_again_with_the_same_position_and_what_is_settled_does_not() {
        kafka.createTopic(topic, 1);
        kafka.publish(topic, sent(10));
        var first = new RecordingReceiver(false);
        var subscription = open(order(user(), Map.of()), first);
        awaiting().until(() -> first.messages.size() == 10);
        first.messages.subList(0, 4).forEach(message -> message.settled().run());
        first.messages.get(7).settled().run();
        subscription.close();

        var second = new RecordingReceiver(true);
        open(order(user(), Map.of()), second);
        awaiting().until(() -> second.messages.size() == 6);
        assertThat(positions(second)).isEqualTo(positions(first).subList(4, 10));
        first.messages.subList(4, 10).forEach(message -> message.settled().run());
    }

    @Test
    void no_more_than_a_window_is_taken_and_the_rest_once_there_is_room() {
        kafka.createTopic(topic, 1);
        kafka.publish(topic, sent(4000));
        var receiver = new RecordingReceiver(false);
        open(order(user(), Map.of()), receiver);
        awaiting().until(() -> receiver.messages.size() >= Receiver.WINDOW);
        await().during(Duration.ofSeconds(1))
                .atMost(LONG)
                .until(() -> receiver.messages.size() < Receiver.WINDOW + 500);

        AtomicInteger settled = new AtomicInteger();
        awaiting().until(() -> {
            while (settled.get() < receiver.messages.size()) {
                receiver.messages.get(settled.getAndIncrement()).settled().run();
            }
            return receiver.messages.size() == 4000;
        });
        assertThat(receiver.positions).hasSize(4000);
    }

    @Test
    void agents_of_one_Runtime_share_the_partitions_and_take_over_from_each_other() {
        kafka.createTopic(topic, 4);
        var one = new RecordingReceiver(true);
        var two = new RecordingReceiver(true);
        var first = open(order("agent-1", user(), Map.of()), one);
        open(order("agent-2", user(), Map.of()), two);
        AtomicInteger published = new AtomicInteger();
        awaiting().until(() -> {
            kafka.publish(topic, sent(40));
            published.addAndGet(40);
            return !one.messages.isEmpty() && !two.messages.isEmpty();
        });
        first.close();
        kafka.publish(topic, sent(40));
        awaiting().until(() -> {
            var all = new java.util.HashSet<>(one.positions);
            all.addAll(two.positions);
            return all.size() == published.get() + 40;
        });
    }

    @Test
    void a_broker_that_is_killed_is_told_as_unreachable_and_comes_back_by_itself() {
        kafka.createTopic(topic, 1);
        var receiver = new RecordingReceiver(true);
        open(order(user(), Map.of()), receiver);
        awaiting().until(() -> receiver.subscribed.get() == 1);
        kafka.kill();
        awaiting().until(() -> receiver.hasFailedFor(Fault.Kind.UNREACHABLE));
        kafka.startAgain();
        awaiting().until(() -> receiver.subscribed.get() == 2);
        kafka.publish(topic, sent(1));
        awaiting().until(() -> receiver.messages.size() == 1);
        assertThat(receiver.faults).noneMatch(fault -> fault.kind() != Fault.Kind.UNREACHABLE);
    }

    @Test
    void a_wrong_password_is_told_as_such_and_not_shown() {
        kafka.createTopic(topic, 1);
        var receiver = new RecordingReceiver(true);
        var subscription = open(order(basic("wrong-password"), Map.of()), receiver);
        awaiting().until(() -> receiver.hasFailedFor(Fault.Kind.CREDENTIALS));
        assertThat(receiver.faults.toString()).doesNotContain("wrong-password");
        subscription.close();

        var right = new RecordingReceiver(true);
        open(order(user(), Map.of()), right);
        awaiting().until(() -> right.subscribed.get() == 1);
        assertThat(right.faults).isEmpty();
    }

    @Test
    void a_user_may_authenticate_by_SCRAM() {
        kafka.createTopic(topic, 1);
        kafka.createUser("scram-user", "scram-secret");
        var receiver = new RecordingReceiver(true);
        var user = Optional.<Credential>of(new Credential.Basic("scram-user", "scram-secret"));
        open(order(user, Map.of("sasl.mechanism", "SCRAM-SHA-512")), receiver);
        awaiting().until(() -> receiver.subscribed.get() == 1);
    }

    @Test
    void a_token_is_presented_and_renewed_before_it_ends() throws IOException {
        kafka.createTopic(topic, 1);
        AtomicInteger asked = new AtomicInteger();
        HttpServer issuer = issuer(asked);
        try {
            var receiver = new RecordingReceiver(true);
            var client = new Credential.OAuth(
                    "client",
                    "client-secret",
                    "http://127.0.0.1:" + issuer.getAddress().getPort() + "/token");
            open(order(Optional.of(client), Map.of()), receiver);
            awaiting().until(() -> receiver.subscribed.get() == 1);
            awaiting().until(() -> asked.get() >= 3);
            kafka.publish(topic, sent(1));
            awaiting().until(() -> receiver.messages.size() == 1);
            assertThat(receiver.faults).isEmpty();
        } finally {
            issuer.stop(0);
        }
    }

    @Test
    void over_TLS_a_broker_is_trusted_by_what_is_configured_and_by_nothing_else() throws Exception {
        kafka.createTopic(topic, 1);
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(kafka.certificates());
        var trusting = new ClientTls(trust, Optional.empty());
        var order = order("agent-1", kafka.tlsUrl(), user(), Map.of());
        var trusted = new RecordingReceiver(true);
        opened.add(new KafkaBus(trusting, new SourceTokens(trusting)).open(order, trusted));
        awaiting().until(() -> trusted.subscribed.get() == 1);

        var untrusted = new RecordingReceiver(true);
        open(order, untrusted);
        awaiting().until(() -> untrusted.hasFailedFor(Fault.Kind.REFUSED));
        assertThat(untrusted.subscribed).hasValue(0);
    }

    @Test
    void a_topic_that_does_not_exist_yet_is_told_and_subscribed_to_once_it_does() {
        var receiver = new RecordingReceiver(true);
        open(order(user(), Map.of()), receiver);
        awaiting().until(() -> receiver.hasFailedFor(Fault.Kind.NO_SUCH_TOPIC));
        kafka.createTopic(topic, 1);
        kafka.publish(topic, sent(3));
        awaiting().until(() -> receiver.messages.size() == 3);
    }

    @Test
    void a_topic_that_is_deleted_is_told_and_another_one_of_its_name_has_other_positions() {
        kafka.createTopic(topic, 1);
        kafka.publish(topic, sent(2));
        var receiver = new RecordingReceiver(true);
        open(order(user(), Map.of()), receiver);
        awaiting().until(() -> receiver.messages.size() == 2);
        kafka.deleteTopic(topic);
        awaiting().until(() -> receiver.hasFailedFor(Fault.Kind.NO_SUCH_TOPIC));
        kafka.createTopic(topic, 1);
        kafka.publish(topic, sent(2));
        awaiting().until(() -> receiver.positions.size() == 4);
    }

    @Test
    void an_address_where_nobody_is_is_unreachable_and_closing_leaves_no_thread() {
        var receiver = new RecordingReceiver(true);
        var away = order("a", "kafka://127.0.0.1:" + FreePort.find(), Optional.empty(), Map.of());
        var subscription = open(away, receiver);
        awaiting().until(() -> receiver.hasFailedFor(Fault.Kind.UNREACHABLE));
        var begun = Instant.now();
        subscription.remove();
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(12));
        awaiting().until(() -> threads().isEmpty());
    }

    @Test
    void closing_keeps_the_group_removing_deletes_it_and_neither_leaves_a_thread() {
        kafka.createTopic(topic, 1);
        var order = order(user(), Map.of());
        var first = open(order, new RecordingReceiver(true));
        awaiting().until(() -> kafka.groups().contains(order.groupName()));
        first.close();
        assertThat(kafka.groups()).contains(order.groupName());
        awaiting().until(() -> threads().isEmpty());

        var receiver = new RecordingReceiver(true);
        var second = open(order, receiver);
        awaiting().until(() -> receiver.subscribed.get() == 1);
        second.remove();
        assertThat(kafka.groups()).doesNotContain(order.groupName());
        awaiting().until(() -> threads().isEmpty());
    }

    private OpenSubscription open(SubscriptionOrder order, Receiver receiver) {
        assertThat(SubscriptionRules.objectionsTo(order.subscription())).isEmpty();
        var subscription = bus.open(order, receiver);
        opened.add(subscription);
        return subscription;
    }

    private SubscriptionOrder order(Optional<Credential> credential, Map<String, String> attributes) {
        return order("agent-1", credential, attributes);
    }

    private SubscriptionOrder order(String agent, Optional<Credential> credential, Map<String, String> attributes) {
        return order(agent, kafka.url(), credential, attributes);
    }

    private SubscriptionOrder order(
            String agent, String url, Optional<Credential> credential, Map<String, String> attributes) {
        var auth = credential.map(known -> new SubscriptionAuth(known, Map.of(), Map.of()));
        return new SubscriptionOrder(
                "definition", "runtime", agent, new ExternalSubscription(url, auth, topic, attributes));
    }

    private static Optional<Credential> user() {
        return basic(KafkaPeer.PASSWORD);
    }

    private static Optional<Credential> basic(String password) {
        return Optional.of(new Credential.Basic(KafkaPeer.USER, password));
    }

    private static List<Sent> sent(int many) {
        return IntStream.range(0, many)
                .mapToObj(number -> new Sent(number, "key" + number % 16))
                .toList();
    }

    private static List<String> positions(RecordingReceiver receiver) {
        return receiver.messages.stream()
                .map(message -> message.position().orElseThrow())
                .toList();
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.contains("kafka") && !name.contains("producer"))
                .toList();
    }

    private static ConditionFactory awaiting() {
        return await().atMost(LONG).pollInterval(Duration.ofMillis(50));
    }

    /** Gives tokens without a signature, as the broker takes them, which hold for twelve seconds. */
    private static HttpServer issuer(AtomicInteger asked) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/token", exchange -> {
            asked.incrementAndGet();
            long now = Instant.now().getEpochSecond();
            var claims = "{\"sub\":\"client\",\"iat\":" + now + ",\"exp\":" + (now + 13) + "}";
            var token = base64("{\"alg\":\"none\"}") + "." + base64(claims) + ".";
            byte[] answer = ("{\"access_token\":\"" + token + "\",\"token_type\":\"Bearer\",\"expires_in\":12}")
                    .getBytes(UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    private static ClientTls tls() {
        try {
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init((KeyStore) null);
            return new ClientTls(trust, Optional.empty());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
