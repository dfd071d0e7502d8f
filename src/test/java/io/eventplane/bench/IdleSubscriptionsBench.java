package io.eventplane.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eventplane.journeys.Director;
import io.eventplane.journeys.EventplaneServer;
import io.eventplane.peers.AmqpPeer;
import io.eventplane.peers.ExternalPeer;
import io.eventplane.peers.HiveMqPeer;
import io.eventplane.peers.KafkaPeer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What subscriptions cost that nothing comes from: threads, and bytes of the heap that are in use. Nothing is asserted. */
class IdleSubscriptionsBench {

    private static final int MANY = Integer.getInteger("eventplane.test.bench.idle", 1_000);
    /** Kafka's clients have threads of their own, and connections to every broker. */
    private static final int FEWER = MANY / 10;

    private static final int EACH = 50;
    private static final String DOCUMENT = """
            asyncapi: 2.6.0
            info: {title: Readings, version: 1.0.0}
            channels:
              readings:
                subscribe:
                  message:
                    name: Read
                    contentType: application/json
                    payload: {type: object}
            """;

    private final Report report = new Report();

    @Test
    void what_waits_is_counted() throws Exception {
        try (var amqp = new AmqpPeer()) {
            measure(amqp, MANY);
        }
        try (var mqtt = new HiveMqPeer()) {
            measure(mqtt, MANY);
        }
        try (var kafka = new KafkaPeer()) {
            measure(kafka, FEWER);
        }
        report.print();
        report.write(Path.of(System.getProperty("eventplane.test.bench"), "idle-subscriptions.json"));
    }

    private void measure(ExternalPeer peer, int count) throws Exception {
        try (EventplaneServer server = EventplaneServer.named("bench-idle-" + peer.name())) {
            server.start().awaitReady();
            // The classes that one needs are no cost of each.
            register(server, peer, 1);
            awaitSubscribed(server, 1);
            var before = Footprint.of(server);
            for (int done = 0; done < count; done += EACH) {
                register(server, peer, EACH);
            }
            awaitSubscribed(server, count + 1);
            var after = Footprint.of(server);
            report.figure(count + " of " + peer.name(), (double) (after.threads() - before.threads()), "threads more");
            report.figure(
                    "each of " + peer.name(), (after.heap() - before.heap()) / (double) count / 1024, "KiB of heap");
        }
    }

    private static void register(EventplaneServer server, ExternalPeer peer, int count) {
        var director = Director.of(server);
        String name = peer.name() + "-" + UUID.randomUUID();
        List<Map<String, Object>> subscriptions = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            peer.createTopic(name + at);
            subscriptions.add(peer.subscription(name + at));
        }
        director.add(
                director.createApplication(name),
                Map.of(
                        "spec",
                        Map.of("data", DOCUMENT, "eventSpecType", "ASYNC_API"),
                        "externalSubscriptions",
                        subscriptions));
    }

    private static void awaitSubscribed(EventplaneServer server, int count) throws Exception {
        var request = HttpRequest.newBuilder(server.uri("/metrics")).build();
        long subscribed = 0;
        while (subscribed < count) {
            var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString(UTF_8));
            subscribed = answer.body()
                    .lines()
                    .filter(line -> line.startsWith("eventplane_eventing_subscribed{") && line.endsWith(" 1.0"))
                    .count();
            Thread.onSpinWait();
        }
    }

    /** What a process takes at a moment, after its garbage was collected. */
    private record Footprint(long threads, long heap) {

        static Footprint of(EventplaneServer server) throws IOException {
            return new Footprint(threads(server.pid()), heap(server.pid()));
        }

        private static long threads(long pid) throws IOException {
            try (var tasks = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
                return tasks.count();
            }
        }

        /** The last line of the histogram of what is alive: {@code Total <objects> <bytes>}. */
        private static long heap(long pid) throws IOException {
            var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
            var process = new ProcessBuilder(jcmd, Long.toString(pid), "GC.class_histogram").start();
            try (var output = process.inputReader(UTF_8)) {
                var lines = output.lines().toList();
                String total = lines.get(lines.size() - 1).trim();
                return Long.parseLong(total.substring(total.lastIndexOf(' ') + 1));
            }
        }
    }
}
