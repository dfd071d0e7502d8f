package io.eventplane.eventing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.cloudevents.core.data.BytesCloudEventData;
import io.eventplane.asyncapi.verdict.InvalidDocumentException;
import io.eventplane.bus.BusEvent;
import io.eventplane.bus.BusFailures;
import io.eventplane.event.EventHeaders;
import io.eventplane.event.PresentedEvent;
import io.eventplane.eventing.delivery.DeliveryThreads;
import io.eventplane.eventing.delivery.RuntimeBus;
import io.eventplane.eventing.source.EventingThreads;
import io.eventplane.eventing.source.ExternalBus;
import io.eventplane.eventing.source.Fault;
import io.eventplane.eventing.source.OpenSubscription;
import io.eventplane.eventing.source.Received;
import io.eventplane.eventing.source.Receiver;
import io.eventplane.eventing.source.SubscriptionOrder;
import io.eventplane.platform.Credential.Basic;
import io.eventplane.platform.DataFolder;
import io.eventplane.platform.RuntimeIdentities;
import io.eventplane.replica.PayloadValidation;
import io.eventplane.replica.ReplicatedDefinition;
import io.eventplane.replica.ReplicatedDefinition.Application;
import io.eventplane.replica.ReplicatedDefinition.Spec;
import io.eventplane.replica.SpecFormat;
import io.eventplane.subscription.BusRules;
import io.eventplane.subscription.BusUrl;
import io.eventplane.subscription.ExternalSubscription;
import io.eventplane.subscription.MqttRules;
import io.eventplane.subscription.SubscriptionAuth;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubscriptionsTest {

    private static final String SHOP = """
            asyncapi: 2.6.0
            info: {title: Shop, version: 1.0.0}
            channels:
              orders: {subscribe: {message: {name: OrderCreated}}}
            """;

    /** A bus that says what is done with it, and slowly when it is told to. */
    private static final class FakeBus implements ExternalBus {

        private final ConcurrentLinkedQueue<String> done = new ConcurrentLinkedQueue<>();
        private final Map<String, Receiver> receivers = new ConcurrentHashMap<>();
        private volatile CountDownLatch removal = new CountDownLatch(0);

        @Override
        public BusRules rules() {
            return new MqttRules();
        }

        @Override
        public OpenSubscription open(SubscriptionOrder order, Receiver receiver) {
            String topic = order.subscription().topic();
            done.add("open " + topic);
            receivers.put(topic, receiver);
            return new OpenSubscription() {
                @Override
                public void close() {
                    done.add("close " + topic);
                }

                @Override
                public void remove() {
                    try {
                        removal.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    done.add("remove " + topic);
                }

                @Override
                public OptionalLong lag() {
                    return OptionalLong.of(3);
                }
            };
        }

        Receiver receiver(String topic) {
            await().until(() -> receivers.containsKey(topic));
            return Objects.requireNonNull(receivers.get(topic));
        }
    }

    private static final class Reports implements ReportedSubscriptions {

        private final ConcurrentLinkedQueue<String> told = new ConcurrentLinkedQueue<>();

        @Override
        public void stand(String definitionId, long generation, List<SubscriptionStatus> statuses) {
            told.add(definitionId + " " + generation + " "
                    + statuses.stream().map(status -> status.state().name()).toList());
        }

        @Override
        public void removed(String definitionId) {
            told.add(definitionId + " removed");
        }
    }

    private static final class Bus implements RuntimeBus {

        private final ConcurrentLinkedQueue<BusEvent> events = new ConcurrentLinkedQueue<>();
        private volatile boolean away;

        @Override
        public void open(String address) {}

        @Override
        public void publishTogether(List<BusEvent> more) {
            if (away) {
                throw BusFailures.unavailable();
            }
            events.addAll(more);
        }
    }

    @TempDir
    Path folder;

    private final EventingThreads threads = new EventingThreads();
    private final DeliveryThreads pool = new DeliveryThreads(threads);
    private final FakeBus bus = new FakeBus();
    private final Bus runtimeBus = new Bus();
    private final Reports reports = new Reports();
    private Subscriptions subscriptions;

    @BeforeEach
    void start() {
        var identities = new RuntimeIdentities(ConfigProvider.getConfig(), new DataFolder(folder));
        subscriptions = new Subscriptions(
                new SubscriptionOpener(
                        new ExternalBuses(List.of(bus)), new AllowedHosts(List.of("*")), pool, runtimeBus),
                new DefinitionOutlets(identities, "i1", 1000),
                threads,
                reports);
    }

    @AfterEach
    void stop() {
        subscriptions.close();
        pool.close();
        threads.close();
    }

    private static ExternalSubscription on(String topic) {
        return new ExternalSubscription("mqtt://broker", Optional.empty(), topic, Map.of());
    }

    private static ExternalSubscription on(String topic, String password) {
        var auth = new SubscriptionAuth(new Basic("shop", password), Map.of(), Map.of());
        return new ExternalSubscription("mqtt://broker", Optional.of(auth), topic, Map.of());
    }

    private static ReplicatedDefinition definition(long generation, ExternalSubscription... subscriptions) {
        return definition("d1", generation, SHOP, subscriptions);
    }

    private static ReplicatedDefinition definition(
            String id, long generation, String document, ExternalSubscription... subscriptions) {
        return new ReplicatedDefinition(
                        id,
                        generation,
                        new Application("a1", "shop"),
                        "Shop",
                        null,
                        null,
                        null,
                        new Spec(document, SpecFormat.YAML),
                        null,
                        null,
                        null,
                        PayloadValidation.ENFORCE,
                        null)
                .with(List.of(subscriptions));
    }

    private static Received message(String topic, Runnable settled) {
        return new Received(
                Optional.of("p1"),
                topic,
                Optional.of(topic),
                new PresentedEvent.Plain(Optional.empty(), null, BytesCloudEventData.wrap("x".getBytes(UTF_8))),
                EventHeaders.none(),
                Map.of(),
                settled);
    }

    private void awaitDone(String... done) {
        await().untilAsserted(() -> assertThat(byTopic(bus.done)).isEqualTo(byTopic(List.of(done))));
    }

    /** What is done at different topics is in no order. */
    private static Map<String, List<String>> byTopic(Collection<String> done) {
        return done.stream().collect(Collectors.groupingBy(each -> each.substring(each.indexOf(' ') + 1)));
    }

    private SubscriptionStatus status(String topic) {
        return subscriptions.all().stream()
                .filter(view -> view.subscription().topic().equals(topic))
                .findFirst()
                .orElseThrow()
                .status();
    }

    @Test
    void a_new_definition_opens_its_subscriptions_and_brings_their_events() {
        subscriptions.changed(definition(1, on("orders")));
        var settled = new AtomicInteger();

        bus.receiver("orders").subscribed();
        bus.receiver("orders").received(message("orders", settled::incrementAndGet));

        await().until(() -> settled.get() == 1);
        assertThat(runtimeBus.events).hasSize(1);
        assertThat(status("orders").state()).isEqualTo(SubscriptionState.SUBSCRIBED);
        assertThat(status("orders").delivered().events()).isEqualTo(1);
        assertThat(reports.told).endsWith("d1 1 [SUBSCRIBED]");
    }

    @Test
    void what_has_not_changed_is_not_touched() {
        subscriptions.changed(definition(1, on("a"), on("b", "old")));
        awaitDone("open a", "open b");

        subscriptions.changed(definition(2, on("a"), on("b", "new")));

        awaitDone("open a", "open b", "close b", "open b");
    }

    @Test
    void another_document_changes_where_events_go_and_touches_no_connection() {
        subscriptions.changed(definition(1, on("t")));
        awaitDone("open t");

        subscriptions.changed(definition("d1", 2, SHOP.replace("orders:", "returns:"), on("t")));
        subscriptions.changed(definition("d2", 1, SHOP, on("u")));
        awaitDone("open t", "open u");
        bus.receiver("t").received(message("t", () -> {}));

        await().until(() -> !runtimeBus.events.isEmpty());
        assertThat(runtimeBus.events.element().address()).isEqualTo("events.shop.returns");
    }

    @Test
    void what_is_gone_from_the_definition_is_removed() {
        subscriptions.changed(definition(1, on("a"), on("b")));
        awaitDone("open a", "open b");

        subscriptions.changed(definition(2, on("b")));

        awaitDone("open a", "open b", "remove a");
        assertThat(subscriptions.all()).hasSize(1);
    }

    @Test
    void a_definition_that_is_gone_takes_its_subscriptions_with_it() {
        subscriptions.changed(definition(1, on("a")));
        awaitDone("open a");

        subscriptions.removed("d1");

        awaitDone("open a", "remove a");
        assertThat(subscriptions.all()).isEmpty();
        assertThat(reports.told).endsWith("d1 removed");
    }

    @Test
    void what_comes_back_waits_for_what_is_on_its_way_out() {
        subscriptions.changed(definition(1, on("a"), on("b")));
        awaitDone("open a", "open b");
        bus.removal = new CountDownLatch(1);
        subscriptions.changed(definition(2, on("b")));

        subscriptions.changed(definition(3, on("a"), on("b")));
        bus.removal.countDown();

        awaitDone("open a", "open b", "remove a", "open a");
    }

    @Test
    void a_bus_that_takes_its_time_keeps_no_other_waiting() {
        subscriptions.changed(definition(1, on("a")));
        awaitDone("open a");
        bus.removal = new CountDownLatch(1);
        subscriptions.removed("d1");

        subscriptions.changed(definition("d2", 1, SHOP, on("b")));

        awaitDone("open a", "open b");
        bus.removal.countDown();
        awaitDone("open a", "open b", "remove a");
    }

    @Test
    void a_fault_is_told_and_healed() {
        subscriptions.changed(definition(1, on("a")));

        bus.receiver("a").failed(new Fault(Fault.Kind.CREDENTIALS, "wrong password"));

        assertThat(status("a").state()).isEqualTo(SubscriptionState.RETRYING);
        assertThat(status("a").error()).isEqualTo("wrong password");
        bus.receiver("a").subscribed();
        assertThat(status("a").error()).isNull();
        assertThat(status("a").lastError()).isEqualTo("wrong password");
        assertThat(reports.told).containsSequence("d1 1 [RETRYING]", "d1 1 [SUBSCRIBED]");
    }

    @Test
    void a_bus_that_takes_nothing_pauses_it_and_it_goes_on_by_itself() {
        runtimeBus.away = true;
        subscriptions.changed(definition(1, on("orders")));
        bus.receiver("orders").subscribed();
        var settled = new AtomicInteger();

        bus.receiver("orders").received(message("orders", settled::incrementAndGet));

        await().until(() -> status("orders").state() == SubscriptionState.PAUSED);
        assertThat(status("orders").error()).contains("the bus is away");
        assertThat(settled).hasValue(0);
        runtimeBus.away = false;
        await().until(() -> status("orders").state() == SubscriptionState.SUBSCRIBED);
        assertThat(settled).hasValue(1);
    }

    @Test
    void what_no_bus_takes_fails_with_the_reason_and_opens_nothing() {
        subscriptions.changed(definition(
                1, new ExternalSubscription("carrier-pigeon://loft", Optional.empty(), "t", Map.of()), on("a")));

        awaitDone("open a");
        await().until(() -> status("t").state() == SubscriptionState.FAILED);
        assertThat(status("t").error()).contains("carrier-pigeon");
    }

    @Test
    void a_document_that_can_not_be_read_leaves_it_as_it_was() {
        subscriptions.changed(definition(1, on("a")));
        awaitDone("open a");

        assertThatThrownBy(() -> subscriptions.changed(definition("d1", 2, "no document", on("b"))))
                .isInstanceOf(InvalidDocumentException.class);

        awaitDone("open a");
        assertThat(subscriptions.all()).hasSize(1);
    }

    @Test
    void at_the_end_all_are_closed_and_none_removed() {
        IntStream.range(0, 100).forEach(i -> subscriptions.changed(definition("d" + i, 1, SHOP, on("t" + i))));
        await().until(() -> bus.done.size() == 100);

        subscriptions.close();

        assertThat(bus.done).hasSize(200);
        assertThat(bus.done.stream().filter(each -> each.startsWith("close "))).hasSize(100);
    }

    @Test
    void two_hundred_come_change_and_go_and_nothing_stays() {
        IntStream.range(0, 200).forEach(i -> subscriptions.changed(definition("d" + i, 1, SHOP, on("t" + i, "old"))));
        IntStream.range(0, 200).forEach(i -> subscriptions.changed(definition("d" + i, 2, SHOP, on("t" + i, "new"))));
        IntStream.range(0, 200).forEach(i -> subscriptions.removed("d" + i));

        await().until(() -> bus.done.size() == 800);
        assertThat(bus.done.stream().filter(each -> each.startsWith("open "))).hasSize(400);
        assertThat(bus.done.stream().filter(each -> each.startsWith("remove "))).hasSize(200);
        assertThat(subscriptions.all()).isEmpty();
    }

    @Test
    void hosts_that_the_operator_does_not_allow_are_not_called() {
        var strict = new AllowedHosts(List.of("*.example.com", "10.*", "broker"));

        assertThat(strict.objectionTo(BusUrl.of("mqtt://broker"))).isEmpty();
        assertThat(strict.objectionTo(BusUrl.of("mqtt://a.example.com:1"))).isEmpty();
        assertThat(strict.objectionTo(BusUrl.of("kafka://10.1.2.3:1,10.1.2.4:1")))
                .isEmpty();
        assertThat(strict.objectionTo(BusUrl.of("mqtt://example.com.evil.org"))).isPresent();
        assertThat(strict.objectionTo(BusUrl.of("kafka://10.1.2.3:1,elsewhere:1")))
                .isPresent();
        assertThat(new AllowedHosts(List.of("*")).objectionTo(BusUrl.of("http://169.254.169.254")))
                .isPresent();
    }
}
