package io.eventplane.bench;

import io.eventplane.bus.ChannelAddress;
import io.eventplane.journeys.Director;
import io.eventplane.journeys.Director.Registration;
import io.eventplane.journeys.EventplaneServer;
import io.eventplane.platform.Tenant;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The gateway beyond its highest rate, with durable events of 1 KB over HTTP, validated and with basic auth: how long they take at half of
 * that rate, what clients that come and go cost the others, and what it keeps in memory over ten minutes. A table on standard output, and
 * {@code gateway.json}. Nothing is asserted about time.
 */
class GatewayBench {

    private static final int CONNECTIONS = 64;
    private static final int WARM_UPS = Integer.getInteger("eventplane.test.bench.warm-ups", 6);
    private static final int ROUNDS = Integer.getInteger("eventplane.test.bench.rounds", 5);
    private static final int CONNECTS_A_MINUTE = 100_000;
    private static final int MINUTES = Integer.getInteger("eventplane.test.bench.minutes", 10);
    private static final int WARM_UP_SECONDS = 2;
    private static final int SECONDS = 6;
    /** Less than fills the address before it is emptied. */
    private static final int STRETCH_SECONDS = 10;

    private final Report report = new Report();

    @Test
    void the_gateway_is_measured_beyond_its_rate() throws Exception {
        try (EventplaneServer server = EventplaneServer.named("bench-gateway")) {
            server.start().awaitReady();
            var registrations = new Registrations(Director.of(server));
            String name = "bench-gateway";
            var registration = registrations.withBasicAuth(registrations.application(name));
            registrations.overMqtt(registrations.application(name + "-mqtt"));
            Looks.untilPublishable(registration, Registrations.authorization());
            Looks.untilMqttOpen(server);
            var queue = new BusQueue(server, ChannelAddress.of(Tenant.DEFAULT, name, "measured"));
            var measuring = new Measuring(server, new ServerProcess(server.pid()), registration, queue);
            int most = most(measuring);
            halfLoad(measuring, most / 2);
            storm(measuring);
            minutes(measuring);
        }
        report.print();
        report.write(Path.of(System.getProperty("eventplane.test.bench"), "gateway.json"));
    }

    private record Measuring(
            EventplaneServer server, ServerProcess process, Registration registration, BusQueue queue) {

        Contender http(String name, int perSecond, int seconds) {
            return contender(
                    name, HttpLoad.class, registration.eventUrl(), Registrations.authorization(), perSecond, seconds);
        }

        Contender jms(String name, int perSecond) {
            String password = server.brokerPassword("gateway");
            return new Contender(
                    name,
                    () -> LoadProcess.run(
                            JmsLoad.class,
                            server.brokerUrl(),
                            queue.name(),
                            CONNECTIONS,
                            WARM_UP_SECONDS,
                            SECONDS,
                            perSecond,
                            password));
        }

        private static Contender contender(
                String name, Class<?> main, Object where, Object second, int perSecond, int seconds) {
            return new Contender(
                    name, () -> LoadProcess.run(main, where, second, CONNECTIONS, WARM_UP_SECONDS, seconds, perSecond));
        }

        void run(Contender contender, boolean counts) throws Exception {
            contender.run(process, counts);
            queue.drain();
        }
    }

    /** The median, after the server is compiled. */
    private int most(Measuring measuring) throws Exception {
        var full = measuring.http("HTTP, all it takes", 0, SECONDS);
        for (int round = 0; round < WARM_UPS + ROUNDS; round++) {
            measuring.run(full, round >= WARM_UPS);
        }
        report.rate(full.name(), full.rounds());
        return (int) full.rounds().stream()
                .mapToDouble(Round::perSecond)
                .sorted()
                .skip(ROUNDS / 2)
                .findFirst()
                .orElseThrow();
    }

    private void halfLoad(Measuring measuring, int perSecond) throws Exception {
        var jms = measuring.jms("core JMS, half load", perSecond);
        var http = measuring.http("HTTP, half load", perSecond, SECONDS);
        for (int round = 0; round < 1 + ROUNDS; round++) {
            for (Contender each : round % 2 == 0 ? List.of(jms, http) : List.of(http, jms)) {
                measuring.run(each, round >= 1);
            }
        }
        report.rate(jms.name(), jms.rounds());
        report.rate(http.name(), http.rounds());
        report.ratios("p99 at half load, HTTP / core JMS", p99(http), p99(jms));
    }

    private static List<Double> p99(Contender contender) {
        return contender.rounds().stream().map(Round::p99).toList();
    }

    /** The load generator, the storm and the server share the machine: half load leaves the storm room. */
    private void storm(Measuring measuring) throws Exception {
        var calm = measuring.http("HTTP, while nobody connects", 0, SECONDS);
        var stormy = measuring.http("HTTP, while 100,000 a minute connect over MQTT", 0, SECONDS);
        List<Double> connects = new ArrayList<>();
        List<Double> failures = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            measuring.run(calm, true);
            var storm = LoadProcess.start(
                    ConnectStorm.class,
                    measuring.server().mqttPort(),
                    Registrations.USER,
                    Registrations.PASSWORD,
                    CONNECTS_A_MINUTE);
            measuring.run(stormy, true);
            storm.getOutputStream().close();
            connects.add(Double.valueOf(storm.inputReader().readLine()));
            failures.add(Double.valueOf(storm.inputReader().readLine()));
        }
        report.rate(calm.name(), calm.rounds());
        report.rate(stormy.name(), stormy.rounds());
        report.rates("connections that got in", connects);
        report.rates("connections that did not", failures);
        report.ratio("HTTP in the storm / in the calm", stormy.rounds(), calm.rounds());
    }

    /** The address is emptied all the time: what grows is the gateway's, or the broker's for its own work. */
    private void minutes(Measuring measuring) throws Exception {
        var process = measuring.process();
        var stretch = measuring.http("HTTP, minute after minute", 0, STRETCH_SECONDS);
        long began = System.nanoTime();
        memory(0, process);
        for (int minute = 1; minute <= MINUTES; minute++) {
            while (System.nanoTime() - began < Duration.ofMinutes(minute).toNanos()) {
                measuring.run(stretch, true);
            }
            memory(minute, process);
        }
        report.rate(stretch.name(), stretch.rounds());
    }

    private void memory(int minute, ServerProcess process) throws IOException, InterruptedException {
        report.figure("RSS after minute " + minute, process.resident(), "MiB");
        report.figure("live heap after minute " + minute, process.liveHeap(), "MiB");
    }
}
