package io.eventplane.bus;

import static io.eventplane.bus.RunningBus.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.eventplane.platform.Tenant;
import jakarta.jms.BytesMessage;
import jakarta.jms.Message;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.qpid.jms.message.JmsMessage;
import org.apache.qpid.jms.provider.amqp.message.AmqpJmsMessageFacade;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventBusTest {

    private static final String ORDERS = ChannelAddress.of(Tenant.DEFAULT, "shop", "orders/created");

    @TempDir
    Path folder;

    private RunningBus bus;

    @BeforeEach
    void start() {
        bus = RunningBus.in(folder);
        bus.broker.start();
    }

    @AfterEach
    void stop() {
        bus.close();
    }

    @Nested
    class Publishing {

        @Test
        void a_core_jms_consumer_gets_the_event_with_its_attributes() throws Exception {
            bus.events.open(ORDERS);
            bus.publish(full());

            try (Reader reader = Reader.ofQueue(bus.coreClient(), ORDERS)) {
                assertIsFull(reader.next());
            }
        }

        @Test
        void an_amqp_consumer_gets_the_event_with_its_attributes_and_content_type() throws Exception {
            bus.events.open(ORDERS);
            bus.publish(full());

            try (Reader reader = Reader.ofQueue(bus.amqpClient(), ORDERS)) {
                Message message = reader.next();
                assertIsFull(message);
                assertThat(((AmqpJmsMessageFacade) ((JmsMessage) message).getFacade())
                                .getContentType()
                                .toString())
                        .isEqualTo("application/json");
            }
        }

        @Test
        void topic_subscribers_get_a_copy_each_and_the_queue_keeps_one() throws Exception {
            bus.events.open(ORDERS);
            try (Reader core = Reader.ofTopic(bus.coreClient(), ORDERS);
                    Reader amqp = Reader.ofTopic(bus.amqpClient(), ORDERS);
                    Reader queue = Reader.ofQueue(bus.coreClient(), ORDERS)) {
                bus.publish(event(ORDERS, "e1"));

                assertThat(core.drainIds()).containsExactly("e1");
                assertThat(amqp.drainIds()).containsExactly("e1");
                assertThat(queue.drainIds()).containsExactly("e1");
            }
        }

        @Test
        void an_event_without_data_arrives() throws Exception {
            bus.events.open(ORDERS);
            CloudEvent empty = CloudEventBuilder.v1()
                    .withId("e1")
                    .withSource(URI.create("/shop"))
                    .withType("ping")
                    .build();
            bus.publish(new BusEvent(ORDERS, empty, Optional.of("e1"), Map.of()));

            try (Reader reader = Reader.ofQueue(bus.amqpClient(), ORDERS)) {
                assertThat(reader.next().getBody(byte[].class)).isNullOrEmpty();
            }
        }

        @Test
        void a_large_event_arrives_whole() throws Exception {
            bus.events.open(ORDERS);
            byte[] large = "x".repeat(1024 * 1024).getBytes(StandardCharsets.UTF_8);
            CloudEvent event = CloudEventBuilder.v1(RunningBus.cloudEvent("e1"))
                    .withData("text/plain", large)
                    .build();
            bus.publish(new BusEvent(ORDERS, event, Optional.of("e1"), Map.of()));
            bus.publish(new BusEvent(ORDERS, event, Optional.of("e1"), Map.of()));

            try (Reader reader = Reader.ofQueue(bus.amqpClient(), ORDERS)) {
                assertThat(reader.next().getBody(byte[].class)).isEqualTo(large);
                assertThat(reader.nextOrNull()).isNull();
            }
        }

        @Test
        void a_duplicate_is_confirmed_and_not_kept_also_after_a_restart() throws Exception {
            bus.events.open(ORDERS);
            bus.publish(event(ORDERS, "e1"));
            bus.publish(event(ORDERS, "e1"));
            bus.stopBroker();
            bus.publish(event(ORDERS, "e1"));
            bus.publish(event(ORDERS, "e2"));

            try (Reader reader = Reader.ofQueue(bus.coreClient(), ORDERS)) {
                assertThat(reader.drainIds()).containsExactly("e1", "e2");
            }
        }

        @Test
        void many_at_once_all_arrive_once() throws Exception {
            bus.events.open(ORDERS);
            List<CompletionStage<Void>> published = IntStream.range(0, 2000)
                    .mapToObj(i -> bus.events.publish(event(ORDERS, "e" + i)))
                    .toList();
            published.forEach(each -> each.toCompletableFuture().join());

            try (Reader reader = Reader.ofQueue(bus.coreClient(), ORDERS)) {
                assertThat(reader.drainIds()).hasSize(2000);
            }
        }

        @Test
        void what_comes_without_a_duplicate_id_is_kept_each_time_and_after_a_restart() throws Exception {
            bus.events.open(ORDERS);
            bus.publish(once("e1"));
            bus.publish(once("e1"));
            bus.stopBroker();
            bus.publish(once("e2"));

            try (Reader reader = Reader.ofQueue(bus.coreClient(), ORDERS)) {
                assertThat(List.of(reader.nextId(), reader.nextId(), reader.nextId()))
                        .containsExactly("e1", "e1", "e2");
            }
        }

        @Test
        void one_that_is_refused_does_not_take_those_beside_it() throws Exception {
            bus.events.open(ORDERS);
            List<CompletionStage<Void>> published = IntStream.range(0, 100)
                    .mapToObj(i -> bus.events.publish(i % 10 == 3 ? lost("e" + i) : once("e" + i)))
                    .toList();

            assertThat(published.stream()
                            .map(CompletionStage::toCompletableFuture)
                            .filter(this::isTaken))
                    .hasSize(90);
            try (Reader reader = Reader.ofQueue(bus.coreClient(), ORDERS)) {
                assertThat(reader.drainIds()).hasSize(90);
            }
        }

        @Test
        void events_of_one_address_keep_their_order_also_over_several_connections() throws Exception {
            bus.events.open(ORDERS);
            try (RunningBus remote = bus.remote(folder, Map.of("eventplane.bus.publish-connections", "4"))) {
                List<CompletionStage<Void>> published = IntStream.range(0, 500)
                        .mapToObj(i -> remote.events.publish(event(ORDERS, "e" + i)))
                        .toList();
                published.forEach(each -> each.toCompletableFuture().join());
            }

            try (Reader reader = Reader.ofQueue(bus.coreClient(), ORDERS)) {
                assertThat(reader.drainIds())
                        .containsExactlyElementsOf(
                                IntStream.range(0, 500).mapToObj(i -> "e" + i).toList());
            }
        }

        private boolean isTaken(CompletableFuture<Void> published) {
            return published.handle((done, failure) -> failure == null).join();
        }

        private BusEvent once(String id) {
            return new BusEvent(ORDERS, RunningBus.cloudEvent(id), Optional.empty(), Map.of());
        }

        /** For an address that does not exist. */
        private BusEvent lost(String id) {
            return new BusEvent("nowhere." + id, RunningBus.cloudEvent(id), Optional.empty(), Map.of());
        }

        @Test
        void an_event_for_an_address_that_nobody_opened_is_kept_as_a_dead_letter() throws Exception {
            bus.publish(event(ORDERS, "e1"));

            try (Reader reader = Reader.ofQueue(bus.coreClient(BrokerUser.AGENT), "dead-letter.events")) {
                assertThat(reader.drainIds()).containsExactly("e1");
            }
        }

        private BusEvent full() {
            CloudEvent event = CloudEventBuilder.v1(RunningBus.cloudEvent("e1"))
                    .withSubject("order 1")
                    .withTime(OffsetDateTime.parse("2026-01-02T03:04:05Z"))
                    .withDataSchema(URI.create("https://example.org/schema"))
                    .withExtension("tenant", "blue")
                    .withExtension("attempt", 3)
                    .withExtension("replayed", true)
                    .build();
            return new BusEvent(
                    ORDERS,
                    event,
                    Optional.of("shop e1"),
                    Map.of("x-request-id", "r1", "_AMQ_SCHED_DELIVERY", "99999999999999", "cloudEvents:id", "forged"));
        }

        private void assertIsFull(Message message) throws Exception {
            assertThat(message).isInstanceOf(BytesMessage.class);
            assertThat(new String(message.getBody(byte[].class), StandardCharsets.UTF_8))
                    .isEqualTo("{\"order\":\"e1\"}");
            assertThat(message.getStringProperty("cloudEvents_specversion")).isEqualTo("1.0");
            assertThat(message.getStringProperty("cloudEvents_id")).isEqualTo("e1");
            assertThat(message.getStringProperty("cloudEvents_source")).isEqualTo("/shop");
            assertThat(message.getStringProperty("cloudEvents_type")).isEqualTo("order.created");
            assertThat(message.getStringProperty("cloudEvents_subject")).isEqualTo("order 1");
            assertThat(message.getStringProperty("cloudEvents_time")).isEqualTo("2026-01-02T03:04:05Z");
            assertThat(message.getStringProperty("cloudEvents_dataschema")).isEqualTo("https://example.org/schema");
            assertThat(message.getStringProperty("cloudEvents_datacontenttype")).isEqualTo("application/json");
            assertThat(message.getStringProperty("cloudEvents_tenant")).isEqualTo("blue");
            assertThat(message.getObjectProperty("cloudEvents_attempt")).isEqualTo(3);
            assertThat(message.getObjectProperty("cloudEvents_replayed")).isEqualTo(true);
            assertThat(message.getStringProperty("x_request_id")).isEqualTo("r1");
            assertThat(message.getStringProperty("x_cloudEvents_id")).isEqualTo("forged");
            assertThat(message.getJMSMessageID()).startsWith("ID:");
        }
    }

    @Nested
    class WhenTheAddressIsFull {

        @Test
        void a_publish_is_told_so_and_nothing_confirmed_is_lost() throws Exception {
            try (RunningBus small =
                    RunningBus.in(folder.resolve("small"), Map.of("eventplane.bus.max-bytes-per-address", "2097152"))) {
                small.events.open(ORDERS);
                Set<String> confirmed = ConcurrentHashMap.newKeySet();
                BusFullException full = fill(small, confirmed);

                assertThat(full).hasMessageContaining("address");
                String refused = "e" + confirmed.size();
                try (Reader reader = Reader.ofQueue(small.coreClient(), ORDERS)) {
                    assertThat(reader.drainIds()).isEqualTo(confirmed);
                    // Room again: the refused one is no duplicate.
                    await().untilAsserted(() -> small.publish(large(refused)));
                    assertThat(reader.drainIds()).containsExactly(refused);
                }
            }
        }

        private BusFullException fill(RunningBus small, Set<String> confirmed) {
            for (int i = 0; i < 2000; i++) {
                try {
                    small.publish(large("e" + i));
                    confirmed.add("e" + i);
                } catch (BusFullException e) {
                    return e;
                }
            }
            throw new AssertionError("never full");
        }

        private BusEvent large(String id) {
            CloudEvent event = CloudEventBuilder.v1(RunningBus.cloudEvent(id))
                    .withData("text/plain", new byte[50_000])
                    .build();
            return new BusEvent(ORDERS, event, Optional.of(id), Map.of());
        }
    }

    @Nested
    class WhenTheBrokerDoesNotAnswer {

        @Test
        void a_publish_fails_in_time_and_too_many_are_refused_at_once() throws Exception {
            try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                    RunningBus remote = bus.remote(
                            folder,
                            Map.of(
                                    "eventplane.broker.url", "tcp://127.0.0.1:" + silent.getLocalPort(),
                                    "eventplane.bus.max-in-flight", "2",
                                    "eventplane.bus.publish-timeout", "PT1S"))) {
                CompletionStage<Void> first = remote.events.publish(event(ORDERS, "e1"));
                CompletionStage<Void> second = remote.events.publish(event(ORDERS, "e2"));

                assertThatThrownBy(() -> remote.publish(event(ORDERS, "e3")))
                        .isInstanceOf(BusFullException.class)
                        .hasMessageContaining("eventplane.bus.max-in-flight");
                assertThat(first.toCompletableFuture())
                        .failsWithin(Duration.ofSeconds(5))
                        .withThrowableOfType(ExecutionException.class)
                        .withCauseInstanceOf(BusUnavailableException.class);
                assertThat(second.toCompletableFuture())
                        .failsWithin(Duration.ofSeconds(5))
                        .withThrowableOfType(ExecutionException.class)
                        .withCauseInstanceOf(BusUnavailableException.class);
            }
        }
    }

    @Nested
    class WhenTheBrokerIsAway {

        @Test
        void a_publish_fails_soon_and_the_next_works_when_it_is_back() throws Exception {
            bus.events.open(ORDERS);
            try (RunningBus remote = bus.remote(folder)) {
                remote.publish(event(ORDERS, "e1"));
                bus.stopBroker();
                assertThatThrownBy(() -> remote.publish(event(ORDERS, "e2")))
                        .isInstanceOf(BusUnavailableException.class);
                assertThat(remote.broker.available()).isFalse();

                bus.broker.start();

                assertThat(remote.broker.available()).isTrue();
                await().untilAsserted(() -> remote.publish(event(ORDERS, "e2")));
            }
            try (Reader reader = Reader.ofQueue(bus.coreClient(), ORDERS)) {
                assertThat(reader.drainIds()).containsExactly("e1", "e2");
            }
        }

        @Test
        void restarts_under_load_lose_nothing_that_was_confirmed() throws Exception {
            bus.events.open(ORDERS);
            Set<String> confirmed = ConcurrentHashMap.newKeySet();
            ConcurrentLinkedQueue<Throwable> strange = new ConcurrentLinkedQueue<>();
            AtomicBoolean enough = new AtomicBoolean();
            AtomicInteger ids = new AtomicInteger();
            ExecutorService publishers = Executors.newFixedThreadPool(16);
            try (RunningBus remote = bus.remote(folder)) {
                IntStream.range(0, 16)
                        .forEach(i -> publishers.execute(() -> {
                            RunningBus own = i % 2 == 0 ? bus : remote;
                            while (!enough.get()) {
                                publishUntilConfirmed(own, "e" + ids.incrementAndGet(), confirmed, strange, enough);
                            }
                        }));
                for (int restart = 0; restart < 3; restart++) {
                    int before = confirmed.size();
                    await().atMost(Duration.ofSeconds(30)).until(() -> confirmed.size() > before + 500);
                    bus.stopBroker();
                    bus.broker.start();
                }
                int before = confirmed.size();
                await().atMost(Duration.ofSeconds(30)).until(() -> confirmed.size() > before + 500);
                enough.set(true);
                publishers.shutdown();
                assertThat(publishers.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
            }
            assertThat(strange).isEmpty();
            try (Reader reader = Reader.ofQueue(bus.coreClient(), ORDERS)) {
                assertThat(reader.drainIds()).containsAll(confirmed);
            }
        }

        /**
         * As a publisher should: the same event again, with the same duplicate id, until somebody says that it is
         * there.
         */
        private void publishUntilConfirmed(
                RunningBus own,
                String id,
                Set<String> confirmed,
                ConcurrentLinkedQueue<Throwable> strange,
                AtomicBoolean enough) {
            while (!enough.get()) {
                try {
                    own.publish(event(ORDERS, id));
                    confirmed.add(id);
                    return;
                } catch (BusUnavailableException e) {
                    Thread.onSpinWait();
                } catch (RuntimeException e) {
                    strange.add(e);
                    return;
                }
            }
        }
    }

    @Nested
    class Opening {

        @Test
        void may_be_repeated_and_keeps_what_is_there() throws Exception {
            bus.events.open(ORDERS);
            bus.publish(event(ORDERS, "e1"));
            bus.events.open(ORDERS);

            try (Reader reader = Reader.ofQueue(bus.coreClient(), ORDERS)) {
                assertThat(reader.drainIds()).containsExactly("e1");
            }
        }

        @Test
        void survives_a_restart() throws Exception {
            bus.events.open(ORDERS);
            bus.stopBroker();
            bus.publish(event(ORDERS, "e1"));

            try (Reader reader = Reader.ofQueue(bus.coreClient(), ORDERS)) {
                assertThat(reader.drainIds()).containsExactly("e1");
            }
        }

        @Test
        void works_for_sloppy_channels() throws Exception {
            String address = ChannelAddress.of(Tenant.DEFAULT, "Größe & Co.", "/*//{a}/#::>");
            bus.events.open(address);
            bus.publish(event(address, "e1"));

            try (Reader reader = Reader.ofQueue(bus.amqpClient(), address)) {
                assertThat(reader.drainIds()).containsExactly("e1");
            }
        }

        @Test
        void is_needed_before_anybody_can_consume() {
            assertThatThrownBy(() -> Reader.ofQueue(bus.coreClient(), ORDERS).close())
                    .hasMessageContaining(ORDERS);
        }
    }

    @Nested
    class Closing {

        @Test
        void removes_the_address_and_may_be_repeated() {
            bus.events.open(ORDERS);

            assertThat(bus.events.close(ORDERS)).isTrue();
            assertThat(bus.events.close(ORDERS)).isTrue();
            assertThatThrownBy(() -> Reader.ofQueue(bus.coreClient(), ORDERS).close())
                    .hasMessageContaining(ORDERS);
        }

        @Test
        void leaves_what_holds_an_event() throws Exception {
            bus.events.open(ORDERS);
            bus.publish(event(ORDERS, "e1"));

            assertThat(bus.events.close(ORDERS)).isFalse();
            try (Reader reader = Reader.ofQueue(bus.coreClient(), ORDERS)) {
                assertThat(reader.drainIds()).containsExactly("e1");
            }
            assertThat(bus.events.close(ORDERS)).isTrue();
        }

        @Test
        void leaves_what_somebody_consumes_or_subscribes() {
            bus.events.open(ORDERS);
            Reader consumer = Reader.ofQueue(bus.coreClient(), ORDERS);
            assertThat(bus.events.close(ORDERS)).isFalse();
            Reader subscriber = Reader.ofTopic(bus.amqpClient(), ORDERS);
            consumer.close();
            assertThat(bus.events.close(ORDERS)).isFalse();
            subscriber.close();
            await().until(() -> bus.events.close(ORDERS));
        }

        @Test
        void works_on_a_remote_broker() {
            bus.events.open(ORDERS);
            try (RunningBus remote = bus.remote(folder)) {
                assertThat(remote.events.close(ORDERS)).isTrue();
            }
        }
    }
}
