package io.eventplane.bench;

import io.eventplane.bus.ChannelAddress;
import io.eventplane.journeys.Director;
import io.eventplane.journeys.EventplaneServer;
import io.eventplane.platform.Tenant;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Durable events of 1 KB a second over HTTP, 64 connections, validated and with basic auth, through a gateway that has one definition open and
 * one that has 10,000. Two servers, rounds alternate. A table on standard output, and {@code many-definitions.json}.
 */
class ManyDefinitionsBench {

    private static final int CONNECTIONS = 64;
    private static final int MANY = Integer.getInteger("eventplane.test.bench.definitions", 10_000);
    private static final int WARM_UPS = Integer.getInteger("eventplane.test.bench.warm-ups", 6);
    private static final int ROUNDS = Integer.getInteger("eventplane.test.bench.rounds", 5);
    private static final int WARM_UP_SECONDS = 3;
    private static final int SECONDS = 5;
    private static final String APPLICATION = "bench-many";

    private final Report report = new Report();

    @Test
    void one_definition_and_many_are_compared() throws Exception {
        try (EventplaneServer one = EventplaneServer.named("bench-one");
                EventplaneServer many = EventplaneServer.named("bench-many")) {
            var servers = List.of(one.start().awaitReady(), many.start().awaitReady());
            fill(many);
            report.figure("live heap with " + MANY + " definitions", new ServerProcess(many.pid()).liveHeap(), "MiB");
            report.figure("RSS with " + MANY + " definitions", new ServerProcess(many.pid()).resident(), "MiB");
            var alone = served("one definition", servers.get(0));
            var amongMany = served(MANY + " definitions", servers.get(1));
            compare(alone, amongMany);
        }
        report.print();
        report.write(Path.of(System.getProperty("eventplane.test.bench"), "many-definitions.json"));
    }

    private void fill(EventplaneServer server) throws Exception {
        long began = System.nanoTime();
        var last = ManyRegistrations.register(new Registrations(Director.of(server)), MANY);
        ManyRegistrations.untilPublishable(last);
        report.figure("until " + MANY + " are publishable", seconds(began), "s");
    }

    private record Served(Contender contender, ServerProcess process, BusQueue queue) {

        void run(boolean counts) throws Exception {
            contender.run(process, counts);
            queue.drain();
        }
    }

    private static Served served(String name, EventplaneServer server) throws Exception {
        var registrations = new Registrations(Director.of(server));
        var registration = registrations.withBasicAuth(registrations.application(APPLICATION));
        Looks.untilPublishable(registration, Registrations.authorization());
        var contender = new Contender(
                "HTTP, " + name,
                () -> LoadProcess.run(
                        HttpLoad.class,
                        registration.eventUrl(),
                        Registrations.authorization(),
                        CONNECTIONS,
                        WARM_UP_SECONDS,
                        SECONDS,
                        0));
        return new Served(
                contender,
                new ServerProcess(server.pid()),
                new BusQueue(server, ChannelAddress.of(Tenant.DEFAULT, APPLICATION, "measured")));
    }

    private void compare(Served alone, Served amongMany) throws Exception {
        var both = new ArrayList<>(List.of(alone, amongMany));
        for (int round = 0; round < WARM_UPS + ROUNDS; round++) {
            for (Served each : both) {
                each.run(round >= WARM_UPS);
            }
            Collections.rotate(both, 1);
        }
        both.forEach(
                each -> report.rate(each.contender().name(), each.contender().rounds()));
        report.ratio(
                "among many / alone",
                amongMany.contender().rounds(),
                alone.contender().rounds());
    }

    private static double seconds(long began) {
        return (double) (System.nanoTime() - began) / Duration.ofSeconds(1).toNanos();
    }
}
