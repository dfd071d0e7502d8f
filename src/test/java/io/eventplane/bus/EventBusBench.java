package io.eventplane.bus;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * How many durable events of 1 KB a second go onto the bus, next to what plain blocking core-JMS producers reach on the
 * same broker in the same run. Run by hand; argument: seconds for each, default 5.
 *
 * <p>Rounds alternate, so that a machine that gets busier or idler does so for all. The first only warms up.
 */
final class EventBusBench {

    private static final String ADDRESS = "events.bench.channel";
    private static final int CALLERS = 64;
    private static final int WINDOW = 512;
    private static final int ROUNDS = 3;
    private static final byte[] KILOBYTE = new byte[1024];

    private final Duration each;
    private final Map<String, List<Result>> results = new LinkedHashMap<>();

    private EventBusBench(Duration each) {
        this.each = each;
    }

    public static void main(String[] arguments) throws Exception {
        EventBusBench bench =
                new EventBusBench(Duration.ofSeconds(arguments.length > 0 ? Long.parseLong(arguments[0]) : 5));
        Path folder = Files.createTempDirectory("bus-bench");
        String port = RunningBus.freePort();
        String url = "tcp://127.0.0.1:" + port;
        try (BrokerProcess process = BrokerProcess.start(folder.resolve("remote"), port);
                RunningBus embedded = RunningBus.in(folder.resolve("embedded"));
                RunningBus remote = RunningBus.in(folder.resolve("client"), remote(folder.resolve("remote"), url))) {
            while (process.isAlive() && !remote.broker.available()) {
                Thread.onSpinWait();
            }
            String vm = embedded.broker.embedded().orElseThrow().url();
            for (int round = 0; round <= ROUNDS; round++) {
                bench.round("in-vm", embedded, as(embedded, vm));
                bench.round("tcp", remote, as(remote, url));
            }
        }
        bench.results.forEach((name, all) -> System.out.printf("%-66s %s%n", name, median(all)));
    }

    private static Map<String, String> remote(Path broker, String url) {
        Map<String, String> keys = BrokerProcess.passwords(broker);
        keys.put("eventplane.broker.url", url);
        return keys;
    }

    /** As the gateway, which is whose place the plain producers take. */
    private static ActiveMQConnectionFactory as(RunningBus bus, String url) {
        Login login = bus.logins.of(BrokerUser.GATEWAY);
        return new ActiveMQConnectionFactory(url, login.presentedUser(), login.presentedPassword());
    }

    /** Milliseconds. */
    private record Result(double perSecond, double p50, double p99) {

        static Result of(List<Long> nanos, Duration each) {
            long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
            double p50 = sorted[sorted.length / 2] / 1e6;
            double p99 = sorted[(int) (sorted.length * 0.99)] / 1e6;
            return new Result(sorted.length / (each.toNanos() / 1e9), p50, p99);
        }

        @Override
        public String toString() {
            return "%8.0f/s   p50 %6.2f ms   p99 %6.2f ms".formatted(perSecond, p50, p99);
        }
    }

    private interface Publisher extends AutoCloseable {
        void publish() throws Exception;

        @Override
        default void close() throws JMSException {}
    }

    /** A connection of its own for each, as the plainest application would have it; alike: with what an event has. */
    private record PlainProducer(boolean alike, Connection connection, Session session, MessageProducer producer)
            implements Publisher {

        static PlainProducer of(ConnectionFactory client, boolean alike) {
            try {
                Connection connection = client.createConnection();
                Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
                MessageProducer producer = session.createProducer(session.createQueue(ADDRESS));
                return new PlainProducer(alike, connection, session, producer);
            } catch (JMSException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void publish() throws JMSException {
            BytesMessage message = session.createBytesMessage();
            if (alike) {
                addWhatAnEventHas(message);
            }
            message.writeBytes(KILOBYTE);
            producer.send(message);
        }

        @Override
        public void close() throws JMSException {
            connection.close();
        }

        private static void addWhatAnEventHas(Message message) throws JMSException {
            BusEvent event = event();
            message.setStringProperty("_AMQ_DUPL_ID", event.duplicateId().orElseThrow());
            for (String name : event.event().getAttributeNames()) {
                String value = String.valueOf(event.event().getAttribute(name));
                message.setStringProperty("cloudEvents_" + name, value);
            }
        }
    }

    private void round(String how, RunningBus bus, ConnectionFactory client) throws Exception {
        note(
                how + ", bare: 64 blocking producers, neither attributes nor id",
                bus,
                blocking(() -> PlainProducer.of(client, false)));
        note(
                how + ", alike: the same with attributes and duplicate id",
                bus,
                blocking(() -> PlainProducer.of(client, true)));
        note(how + ", EventBus: 64 callers, each waits for its stage", bus, blocking(() -> () -> bus.publish(event())));
        note(how + ", EventBus: one caller, 512 in flight", bus, pipelined(bus));
    }

    private interface Measurement {
        Result take() throws Exception;
    }

    private void note(String name, RunningBus bus, Measurement measurement) throws Exception {
        // Anew, so that all start alike.
        bus.queues.deleteAll(ADDRESS);
        bus.events.open(ADDRESS);
        Result result = measurement.take();
        System.out.printf("%-66s %s%n", name, result);
        results.computeIfAbsent(name, n -> new ArrayList<>()).add(result);
    }

    private static Result median(List<Result> all) {
        List<Result> warm = all.subList(1, all.size());
        return warm.stream()
                .sorted(Comparator.comparing(Result::perSecond))
                .toList()
                .get(warm.size() / 2);
    }

    private static BusEvent event() {
        String id = UUID.randomUUID().toString();
        CloudEvent event = CloudEventBuilder.v1()
                .withId(id)
                .withSource(URI.create("/bench"))
                .withType("bench")
                .withData("application/octet-stream", KILOBYTE)
                .build();
        return new BusEvent(ADDRESS, event, Optional.of(id), Map.of());
    }

    private Measurement blocking(Supplier<Publisher> publishers) {
        return () -> {
            List<Publisher> all = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                all.add(publishers.get());
            }
            long end = System.nanoTime() + each.toNanos();
            List<CompletableFuture<List<Long>>> running =
                    all.stream().map(each -> start(each, end)).toList();
            List<Long> nanos =
                    running.stream().flatMap(each -> each.join().stream()).toList();
            for (Publisher publisher : all) {
                publisher.close();
            }
            return Result.of(nanos, each);
        };
    }

    private static CompletableFuture<List<Long>> start(Publisher publisher, long end) {
        CompletableFuture<List<Long>> done = new CompletableFuture<>();
        ApplicationClassLoader.thread(
                        "caller", () -> done.completeAsync(() -> publishUntil(publisher, end), Runnable::run))
                .start();
        return done;
    }

    private static List<Long> publishUntil(Publisher publisher, long end) {
        try {
            List<Long> nanos = new ArrayList<>();
            for (long start = System.nanoTime(); start < end; start = System.nanoTime()) {
                publisher.publish();
                nanos.add(System.nanoTime() - start);
            }
            return nanos;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Measurement pipelined(RunningBus bus) {
        return () -> {
            Semaphore window = new Semaphore(WINDOW);
            List<Long> nanos = Collections.synchronizedList(new ArrayList<>());
            LongAdder failed = new LongAdder();
            long end = System.nanoTime() + each.toNanos();
            for (long start = System.nanoTime(); start < end; start = System.nanoTime()) {
                long begun = start;
                window.acquire();
                var unused = bus.events.publish(event()).whenComplete((done, failure) -> {
                    nanos.add(System.nanoTime() - begun);
                    failed.add(failure == null ? 0 : 1);
                    window.release();
                });
            }
            window.acquire(WINDOW);
            if (failed.sum() > 0) {
                throw new IllegalStateException(failed + " failed");
            }
            return Result.of(List.copyOf(nanos), each);
        };
    }
}
