package io.eventplane.bench;

import io.eventplane.bus.ChannelAddress;
import io.eventplane.journeys.Director.Registration;
import io.eventplane.journeys.EventplaneServer;
import io.eventplane.platform.Tenant;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Durable events of 1 KB a second: over HTTP through the gateway, validated, and from plain producers into the same queue
 * of the same broker. Rounds alternate, so that a machine that gets busier does so for all; the queue is emptied behind
 * each run, and nobody consumes meanwhile.
 */
final class EventRates {

    private static final int CLIENTS = 64;
    /** Compilers still work in the server after half a minute of load; one long warm-up would fill the address. */
    private static final int WARM_UP_ROUNDS = Integer.getInteger("eventplane.test.bench.warm-ups", 6);

    private static final int ROUNDS = Integer.getInteger("eventplane.test.bench.rounds", 5);
    private static final int WARM_UP_SECONDS = 4;
    private static final int SECONDS = 5;

    private final ServerProcess server;
    private final BusQueue queue;
    private final List<Contender> contenders;

    private EventRates(ServerProcess server, BusQueue queue, List<Contender> contenders) {
        this.server = server;
        this.queue = queue;
        this.contenders = new ArrayList<>(contenders);
    }

    static void measure(EventplaneServer server, Registrations registrations, Report report) throws Exception {
        String name = "bench-events";
        String application = registrations.application(name);
        Contender jms = jms(server, ChannelAddress.of(Tenant.DEFAULT, name, "measured"));
        Contender open = http("HTTP", registrations.open(application), "", HttpLoad.NAMED);
        Registration registration = registrations.withBasicAuth(application);
        Contender guarded = http("HTTP, basic auth", registration, Registrations.authorization(), HttpLoad.NAMED);
        Contender plain = http("HTTP, basic auth, no ids", registration, Registrations.authorization(), HttpLoad.PLAIN);
        new EventRates(
                        new ServerProcess(server.pid()),
                        new BusQueue(server, ChannelAddress.of(Tenant.DEFAULT, name, "measured")),
                        List.of(jms, open, guarded, plain))
                .run();
        List.of(jms, open, guarded, plain).forEach(each -> report.rate(each.name(), each.rounds()));
        report.ratio("HTTP / core JMS", open.rounds(), jms.rounds());
        report.ratio("HTTP, basic auth / core JMS", guarded.rounds(), jms.rounds());
        report.ratio("HTTP, basic auth, no ids / core JMS", plain.rounds(), jms.rounds());
    }

    private static Contender jms(EventplaneServer server, String address) {
        return new Contender(
                "core JMS, " + CLIENTS + " blocking producers",
                () -> LoadProcess.run(
                        JmsLoad.class,
                        server.brokerUrl(),
                        address,
                        CLIENTS,
                        WARM_UP_SECONDS,
                        SECONDS,
                        0,
                        server.brokerPassword("gateway")));
    }

    private static Contender http(String name, Registration registration, String authorization, String form)
            throws IOException {
        Looks.untilPublishable(registration, authorization);
        return new Contender(
                name + ", " + CLIENTS + " connections",
                () -> LoadProcess.run(
                        HttpLoad.class,
                        registration.eventUrl(),
                        authorization,
                        CLIENTS,
                        WARM_UP_SECONDS,
                        SECONDS,
                        0,
                        form));
    }

    private void run() throws Exception {
        for (int round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
            for (Contender each : contenders) {
                each.run(server, round >= WARM_UP_ROUNDS);
                queue.drain();
            }
            // Whoever goes first finds the machine as the pause left it: everybody goes first once.
            Collections.rotate(contenders, 1);
        }
    }
}
