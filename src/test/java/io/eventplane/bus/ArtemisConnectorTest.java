package io.eventplane.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eventplane.platform.Configs;
import io.eventplane.platform.RuntimeIdentity;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

class ArtemisConnectorTest {

    private static final Config OUT =
            Configs.with(Map.of("channel-name", "notices-out", "user", "director", "address", "notices"));

    @TempDir
    Path folder;

    private RunningBus bus;

    @BeforeEach
    void start() {
        bus = RunningBus.in(folder);
    }

    @AfterEach
    void stop() {
        bus.close();
    }

    @Nested
    class Outgoing {

        @Test
        void a_message_is_acknowledged_when_the_broker_has_it_and_every_queue_gets_a_copy() throws Exception {
            try (Inbox agent = Inbox.on(bus, "notices.agent.r1");
                    Inbox gateway = Inbox.on(bus, "notices.gateway.r1.default")) {
                Outbox outbox = Outbox.on(bus);
                outbox.send("one").join();

                assertThat(agent.accept()).isEqualTo("one");
                assertThat(gateway.accept()).isEqualTo("one");
            }
        }

        @Test
        void order_is_kept_with_many_in_flight() throws Exception {
            try (Inbox agent = Inbox.on(bus, "notices.agent.r1")) {
                Outbox outbox = Outbox.on(bus);
                List<String> sent =
                        IntStream.range(0, 300).mapToObj(i -> "n" + i).toList();
                CompletableFuture.allOf(sent.stream().map(outbox::send).toArray(CompletableFuture<?>[]::new))
                        .join();

                for (String each : sent) {
                    assertThat(agent.accept()).isEqualTo(each);
                }
            }
        }

        @Test
        void a_duplicate_is_acknowledged_and_comes_once() throws Exception {
            try (Inbox agent = Inbox.on(bus, "notices.agent.r1")) {
                Outbox outbox = Outbox.on(bus);
                outbox.send(new ChannelMessage("one", SendOptions.once("id1"))).join();
                outbox.send(new ChannelMessage("one", SendOptions.once("id1"))).join();
                outbox.send(new ChannelMessage("two", SendOptions.once("id2"))).join();

                assertThat(agent.accept()).isEqualTo("one");
                assertThat(agent.accept()).isEqualTo("two");
            }
        }

        @Test
        void a_message_is_gone_after_its_time_to_live() throws Exception {
            Inbox.on(bus, "notices.agent.r1").close();
            Outbox outbox = Outbox.on(bus);
            outbox.send(new ChannelMessage("short", SendOptions.NONE.livingFor(Duration.ofMillis(1))))
                    .join();
            outbox.send("long").join();

            try (Inbox agent = Inbox.on(bus, "notices.agent.r1")) {
                assertThat(agent.accept()).isEqualTo("long");
            }
        }

        @Test
        void a_message_that_cannot_be_sent_is_refused_and_the_channel_goes_on() throws Exception {
            try (RunningBus remote = bus.remote(folder);
                    Inbox agent = Inbox.on(bus, "notices.agent.r1")) {
                Outbox outbox = Outbox.on(remote);
                outbox.send("one").join();
                assertThat(agent.accept()).isEqualTo("one");
                assertThat(outbox.send(42)).failsWithin(Duration.ofSeconds(5));
                bus.stopBroker();
                assertThat(outbox.send("lost"))
                        .failsWithin(Duration.ofSeconds(15))
                        .withThrowableThat()
                        .havingCause()
                        .isInstanceOf(BusUnavailableException.class);

                bus.broker.start();
                await().untilAsserted(() -> outbox.send(new ChannelMessage("two", SendOptions.once("id2")))
                        .join());

                assertThat(agent.accept()).isEqualTo("two");
            }
        }
    }

    @Nested
    class Incoming {

        @Test
        void what_came_before_the_reader_is_kept() throws Exception {
            Inbox.on(bus, "notices.agent.r1").close();
            Outbox.on(bus).send("one").join();

            try (Inbox agent = Inbox.on(bus, "notices.agent.r1")) {
                assertThat(agent.accept()).isEqualTo("one");
            }
        }

        @Test
        void one_message_at_a_time() throws Exception {
            try (Inbox agent = Inbox.on(bus, "notices.agent.r1")) {
                Outbox outbox = Outbox.on(bus);
                outbox.send("one").join();
                outbox.send("two").join();

                Message<String> first = agent.next();
                assertThat(agent.waiting()).isZero();
                first.ack().toCompletableFuture().join();
                assertThat(agent.accept()).isEqualTo("two");
            }
        }

        @Test
        void a_refused_message_comes_again_after_a_while_and_holds_up_nobody() throws Exception {
            try (Inbox agent = Inbox.on(bus, "notices.agent.r1")) {
                Outbox outbox = Outbox.on(bus);
                outbox.send("bad").join();
                Message<String> bad = agent.next();
                outbox.send("good").join();
                bad.nack(new IllegalStateException("not now"))
                        .toCompletableFuture()
                        .join();

                assertThat(agent.accept()).isEqualTo("good");
                agent.next()
                        .nack(new IllegalStateException("still not"))
                        .toCompletableFuture()
                        .join();
                assertThat(agent.accept()).isEqualTo("bad");
            }
        }

        @Test
        void a_subscriber_that_throws_has_refused() throws Exception {
            try (Inbox agent = Inbox.failingFirst(bus, "notices.agent.r1")) {
                Outbox.on(bus).send("one").join();

                assertThat(agent.accept()).isEqualTo("one");
            }
        }

        @Test
        void a_message_in_hand_when_the_application_stops_comes_again() throws Exception {
            Inbox stopping = Inbox.on(bus, "notices.agent.r1");
            Outbox.on(bus).send("one").join();
            Message<String> unfinished = stopping.next();
            stopping.close();
            unfinished.ack().toCompletableFuture().join();

            try (Inbox agent = Inbox.on(bus, "notices.agent.r1")) {
                assertThat(agent.accept()).isEqualTo("one");
            }
        }

        @Test
        void it_goes_on_after_a_restart_of_the_broker_and_what_was_not_acknowledged_comes_again() throws Exception {
            try (RunningBus remote = bus.remote(folder);
                    Inbox embedded = Inbox.on(bus, "notices.agent.r1");
                    Inbox other = Inbox.on(remote, "notices.agent.r2")) {
                Outbox.on(bus).send("one").join();
                Message<String> inHand = embedded.next();
                Message<String> otherInHand = other.next();
                bus.stopBroker();
                bus.broker.start();
                inHand.ack().toCompletableFuture().join();
                otherInHand.ack().toCompletableFuture().join();

                assertThat(embedded.accept()).isEqualTo("one");
                assertThat(other.accept()).isEqualTo("one");
                await().untilAsserted(() -> Outbox.on(bus)
                        .send(new ChannelMessage("two", SendOptions.once("id2")))
                        .join());
                assertThat(embedded.accept()).isEqualTo("two");
                assertThat(other.accept()).isEqualTo("two");
            }
        }

        @Test
        void it_waits_for_the_runtime_to_be_known() throws Exception {
            try (Inbox gateway = Inbox.on(bus, "notices.gateway.{runtime}.default")) {
                bus.identities.keep(new RuntimeIdentity("r9", "secret"));
                await().until(() -> queueExists("notices.gateway.r9.default"));
                Outbox.on(bus).send("one").join();

                assertThat(gateway.accept()).isEqualTo("one");
            }
        }

        @Test
        void what_other_clients_send_is_read_whatever_they_speak() throws Exception {
            try (Inbox agent = Inbox.on(bus, "notices.agent.r1")) {
                send(bus.amqpClient(BrokerUser.DIRECTOR), false);
                assertThat(agent.accept()).isEqualTo("text");
                send(bus.amqpClient(BrokerUser.DIRECTOR), true);
                assertThat(agent.accept()).isEqualTo("bytes");
                send(bus.coreClient(BrokerUser.DIRECTOR), true);
                assertThat(agent.accept()).isEqualTo("bytes");
            }
        }

        private static void send(ConnectionFactory client, boolean bytes) {
            try (JMSContext context = client.createContext()) {
                if (bytes) {
                    context.createProducer()
                            .send(context.createTopic("notices"), "bytes".getBytes(StandardCharsets.UTF_8));
                } else {
                    context.createProducer().send(context.createTopic("notices"), Map.of("not", "text"));
                    context.createProducer().send(context.createTopic("notices"), "text");
                }
            }
        }
    }

    @Nested
    class DeletingQueues {

        @Test
        void a_queue_that_somebody_reads_stays() throws Exception {
            try (Inbox agent = Inbox.on(bus, "notices.agent.r1")) {
                agent.ready();
                assertThat(bus.queues.deleteAll("notices")).isFalse();
            }
            assertThat(bus.queues.deleteAll("notices")).isTrue();
            assertThat(bus.queues.deleteAll("notices")).isTrue();
            assertThat(queueExists("notices.agent.r1")).isFalse();
        }

        @Test
        void all_of_an_address_go_at_once() {
            List<String> queues = List.of("notices.agent.r1", "notices.agent.r1.a", "notices.gateway.r1.a");
            queues.forEach(queue -> Inbox.on(bus, queue).close());

            assertThat(bus.queues.deleteAll("notices")).isTrue();
            assertThat(queues).noneMatch(ArtemisConnectorTest.this::queueExists);
        }
    }

    @Nested
    class FormerQueues {

        private static final String FORMER = "notices.agent.r1";
        private static final String OWN = "notices.agent.r1.a";

        @Test
        void one_that_nobody_reads_is_deleted_with_what_is_in_it() {
            Inbox.on(bus, FORMER).close();

            Inbox.inPlaceOf(FORMER, bus, OWN).close();

            assertThat(queueExists(FORMER)).isFalse();
            assertThat(queueExists(OWN)).isTrue();
        }

        @Test
        void one_that_was_never_there_is_no_obstacle() throws Exception {
            try (Inbox agent = Inbox.inPlaceOf(FORMER, bus, OWN)) {
                Outbox.on(bus).send("one").join();

                assertThat(agent.accept()).isEqualTo("one");
            }
        }

        @Test
        void one_that_it_may_not_delete_is_no_obstacle() {
            String id = "b0a7c1de-0000-4000-8000-00000000000a";
            bus.identities.keep(new RuntimeIdentity(id, RunningBus.secret(id)));
            Inbox.on(bus, FORMER).close();

            Map<String, String> runtime = Map.of("user", "runtime", "address", "notices." + id, "former-queue", FORMER);
            try (Inbox agent = new Inbox(bus, "notices.agent." + id + ".a", false, runtime)) {
                agent.ready();
            }

            assertThat(queueExists(FORMER)).isTrue();
        }

        @Test
        void one_that_a_server_of_an_earlier_release_reads_stays_until_that_is_renewed() throws Exception {
            try (Inbox earlier = Inbox.on(bus, FORMER);
                    Inbox agent = Inbox.inPlaceOf(FORMER, bus, OWN)) {
                Outbox.on(bus).send("one").join();

                assertThat(earlier.accept()).isEqualTo("one");
                assertThat(agent.accept()).isEqualTo("one");
            }

            Inbox.inPlaceOf(FORMER, bus, "notices.agent.r1.b").close();

            assertThat(queueExists(FORMER)).isFalse();
        }
    }

    private boolean queueExists(String queue) {
        return bus.administration()
                .ask(session -> session.queueQuery(SimpleString.of(queue)).isExists());
    }

    /** The application's end of an incoming channel. */
    private static final class Inbox implements Subscriber<Message<String>>, AutoCloseable {

        private final LinkedBlockingQueue<Message<String>> received = new LinkedBlockingQueue<>();
        private final RunningBus bus;
        private final String queue;
        private final IncomingChannel channel;
        private boolean failing;

        private Inbox(RunningBus bus, String queue, boolean failing, Map<String, String> more) {
            this.bus = bus;
            this.queue = queue;
            this.failing = failing;
            Map<String, String> attributes = new HashMap<>(
                    Map.of("channel-name", "in", "user", "director", "address", "notices", "queue", queue));
            attributes.putAll(more);
            this.channel = bus.connector.incoming(Configs.with(attributes));
            channel.subscribe(this);
        }

        static Inbox on(RunningBus bus, String queue) {
            Inbox inbox = new Inbox(bus, queue, false, Map.of());
            if (!queue.contains("{")) {
                inbox.ready();
            }
            return inbox;
        }

        static Inbox inPlaceOf(String former, RunningBus bus, String queue) {
            Inbox inbox = new Inbox(bus, queue, false, Map.of("former-queue", former));
            inbox.ready();
            return inbox;
        }

        static Inbox failingFirst(RunningBus bus, String queue) {
            Inbox inbox = new Inbox(bus, queue, true, Map.of());
            inbox.ready();
            return inbox;
        }

        /** Waits until the channel reads its queue. */
        void ready() {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> bus.administration()
                            .ask(session ->
                                    session.queueQuery(SimpleString.of(queue)).getConsumerCount() == 1));
        }

        Message<String> next() throws InterruptedException {
            Message<String> message = received.poll(30, TimeUnit.SECONDS);
            return Optional.ofNullable(message).orElseThrow(() -> new AssertionError("nothing came from " + queue));
        }

        String accept() throws InterruptedException {
            Message<String> message = next();
            message.ack().toCompletableFuture().join();
            return message.getPayload();
        }

        int waiting() {
            return received.size();
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(Message<String> message) {
            if (failing) {
                failing = false;
                throw new IllegalStateException("the first one fails");
            }
            received.add(message);
        }

        @Override
        public void onError(Throwable failure) {
            throw new AssertionError("a channel never ends", failure);
        }

        @Override
        public void onComplete() {
            throw new AssertionError("a channel never ends");
        }

        @Override
        public void close() {
            channel.close();
        }
    }

    /** The application's end of an outgoing channel: like an Emitter, it says when a message was acknowledged. */
    private static final class Outbox implements Subscription {

        private final List<Long> requests = new CopyOnWriteArrayList<>();
        private final Subscriber<Message<?>> subscriber;

        private Outbox(Subscriber<Message<?>> subscriber) {
            this.subscriber = subscriber;
        }

        static Outbox on(RunningBus bus) {
            OutgoingChannel subscriber = bus.connector.outgoing(OUT);
            Outbox outbox = new Outbox(subscriber);
            subscriber.onSubscribe(outbox);
            return outbox;
        }

        CompletableFuture<Void> send(Object payload) {
            CompletableFuture<Void> told = new CompletableFuture<>();
            subscriber.onNext(Message.of(
                    payload, () -> done(told.complete(null)), failure -> done(told.completeExceptionally(failure))));
            return told;
        }

        private static CompletionStage<Void> done(boolean ignored) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void request(long count) {
            requests.add(count);
        }

        @Override
        public void cancel() {
            throw new AssertionError("a channel never ends");
        }
    }
}
