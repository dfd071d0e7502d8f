package io.eventplane.bus;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/**
 * How many durable events of 1 KB a second go onto the bus, next to what plain blocking core-JMS producers reach on the same broker in the same run. Run by hand; argument: seconds for each, default 5.
 *
 * <p>Rounds alternate, so that a machine that gets busier or idler does so for all.
 */
final class EventBusBench {

    private static final String ADDRESS = "events.bench.channel";
    private static final int CALLERS = 64;
    private static final int ROUNDS = 3;
    private static final byte[] KILOBYTE = new byte[1024];

    private EventBusBench() {}

    private interface Publish extends AutoCloseable {
        void one() throws Exception;

        @Override
        default void close() throws JMSException {}
    }

    /** A connection of its own for each, as the plainest application would have it. */
    private record PlainProducer(Connection connection, Session session, MessageProducer producer) implements Publish {

        static PlainProducer of(ConnectionFactory client) {
            try {
                Connection connection = client.createConnection();
                Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
                return new PlainProducer(connection, session, session.createProducer(session.createQueue(ADDRESS)));
            } catch (JMSException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void one() throws JMSException {
            BytesMessage message = session.createBytesMessage();
            message.writeBytes(KILOBYTE);
            producer.send(message);
        }

        @Override
        public void close() throws JMSException {
            connection.close();
        }
    }

    public static void main(String[] arguments) throws Exception {
        Duration each = Duration.ofSeconds(arguments.length > 0 ? Long.parseLong(arguments[0]) : 5);
        new Random(1).nextBytes(KILOBYTE);
        String port = RunningBus.freePort();
        Map<String, String> connections =
                Map.of("eventplane.bus.publish-connections", System.getProperty("connections", "4"));
        Path folder = Files.createTempDirectory(
                Path.of(System.getProperty("bench.folder", System.getProperty("java.io.tmpdir"))), "bus-bench");
        String remoteUrl = "tcp://127.0.0.1:" + port;
        try (BrokerProcess process = BrokerProcess.start(folder.resolve("remote"), port);
                RunningBus embedded = RunningBus.in(folder.resolve("embedded"), connections);
                RunningBus remote = RunningBus.in(
                        folder.resolve("client"),
                        Stream.concat(
                                        connections.entrySet().stream(),
                                        Map.of("eventplane.broker.url", remoteUrl).entrySet().stream())
                                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))) {
            while (process.isAlive() && !remote.broker.available()) {
                Thread.onSpinWait();
            }
            embedded.events.open(ADDRESS);
            remote.events.open(ADDRESS);
            Map<String, List<Result>> results = new LinkedHashMap<>();
            for (int round = 0; round <= ROUNDS; round++) {
                boolean counts = round > 0;
                record(
                        results,
                        counts,
                        "in-vm   baseline: 64 blocking core producers ",
                        run(each, plain(new ActiveMQConnectionFactory(vm(embedded)))));
                record(
                        results,
                        counts,
                        "in-vm   EventBus: 64 callers, each waits     ",
                        run(each, caller -> () -> embedded.publish(event())));
                record(results, counts, "in-vm   EventBus: 1 caller, 512 in flight    ", pipelined(each, embedded));
                drain(embedded);
                record(
                        results,
                        counts,
                        "tcp     baseline: 64 blocking core producers ",
                        run(each, plain(new ActiveMQConnectionFactory(remoteUrl))));
                record(
                        results,
                        counts,
                        "tcp     EventBus: 64 callers, each waits     ",
                        run(each, caller -> () -> remote.publish(event())));
                record(results, counts, "tcp     EventBus: 1 caller, 512 in flight    ", pipelined(each, remote));
                drain(remote);
                record(
                        results,
                        counts,
                        "tcp to embedded: 64 blocking core producers  ",
                        run(each, plain(embedded.coreClient())));
                drain(embedded);
            }
            results.forEach((name, all) -> System.out.println(name + "  median " + median(all)));
        }
    }

    /** Milliseconds. */
    private record Result(double perSecond, double p50, double p99) {
        @Override
        public String toString() {
            return "%8.0f/s   p50 %6.2f ms   p99 %6.2f ms".formatted(perSecond, p50, p99);
        }
    }

    private static String vm(RunningBus bus) {
        return bus.broker.embedded().orElseThrow().url();
    }

    private static void record(Map<String, List<Result>> results, boolean counts, String name, Result result) {
        System.out.println((counts ? "" : "warm-up ") + name + "  " + result);
        if (counts) {
            results.computeIfAbsent(name, n -> new ArrayList<>()).add(result);
        }
    }

    private static Result median(List<Result> all) {
        return all.stream()
                .sorted((a, b) -> Double.compare(a.perSecond, b.perSecond))
                .toList()
                .get(all.size() / 2);
    }

    private static BusEvent event() {
        String id = UUID.randomUUID().toString();
        CloudEvent event = CloudEventBuilder.v1()
                .withId(id)
                .withSource(URI.create("/bench"))
                .withType("bench")
                .withData("application/octet-stream", KILOBYTE)
                .build();
        return new BusEvent(ADDRESS, event, id, Map.of());
    }

    private static IntFunction<Publish> plain(ConnectionFactory client) {
        return caller -> PlainProducer.of(client);
    }

    private static Result run(Duration each, IntFunction<Publish> callers) throws Exception {
        List<long[]> latencies = Collections.synchronizedList(new ArrayList<>());
        List<Publish> publishes = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            publishes.add(callers.apply(i));
        }
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(CALLERS);
        long[] end = new long[1];
        for (Publish publish : publishes) {
            ApplicationClassLoader.thread("caller", () -> {
                        List<Long> own = new ArrayList<>();
                        try {
                            go.await();
                            while (System.nanoTime() < end[0]) {
                                long start = System.nanoTime();
                                publish.one();
                                own.add(System.nanoTime() - start);
                            }
                        } catch (Exception e) {
                            System.out.println(e);
                        } finally {
                            latencies.add(
                                    own.stream().mapToLong(Long::longValue).toArray());
                            done.countDown();
                        }
                    })
                    .start();
        }
        end[0] = System.nanoTime() + each.toNanos();
        go.countDown();
        done.await();
        for (Publish publish : publishes) {
            publish.close();
        }
        return result(latencies.stream().flatMapToLong(Arrays::stream).toArray(), each);
    }

    private static Result pipelined(Duration each, RunningBus bus) throws InterruptedException {
        Semaphore window = new Semaphore(512);
        AtomicLong count = new AtomicLong();
        long end = System.nanoTime() + each.toNanos();
        while (System.nanoTime() < end) {
            window.acquire();
            var unused = bus.events.publish(event()).whenComplete((done, failure) -> {
                window.release();
                count.incrementAndGet();
            });
        }
        window.acquire(512);
        return new Result(count.get() / (each.toNanos() / 1e9), 0, 0);
    }

    private static Result result(long[] nanos, Duration each) {
        Arrays.sort(nanos);
        return new Result(
                nanos.length / (each.toNanos() / 1e9),
                nanos[nanos.length / 2] / 1e6,
                nanos[(int) (nanos.length * 0.99)] / 1e6);
    }

    /** Deletes the queue with its messages and makes it anew, so that every round starts alike. */
    private static void drain(RunningBus bus) {
        bus.queues.delete(ADDRESS);
        bus.events.open(ADDRESS);
    }
}
