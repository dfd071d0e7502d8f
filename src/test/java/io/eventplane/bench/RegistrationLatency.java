package io.eventplane.bench;

import io.eventplane.journeys.Director.Registration;
import io.eventplane.journeys.EventplaneServer;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** How long after a registration is sent it is answered, its event URL takes an event, and the agent offers it. One at a time. */
final class RegistrationLatency {

    private static final int WARM_UP = 100;
    private static final int REGISTRATIONS = 200;

    private final EventplaneServer server;
    private final Registrations registrations;
    private final Samples answered = new Samples();
    private final Samples publishable = new Samples();
    private final Samples visible = new Samples();

    private RegistrationLatency(EventplaneServer server, Registrations registrations) {
        this.server = server;
        this.registrations = registrations;
    }

    static void measure(EventplaneServer server, Registrations registrations, Report report) throws Exception {
        new RegistrationLatency(server, registrations).run(WARM_UP);
        RegistrationLatency measured = new RegistrationLatency(server, registrations);
        measured.run(REGISTRATIONS);
        report.latency("register → answered", measured.answered);
        report.latency("register → publishable at the gateway", measured.publishable);
        report.latency("register → visible at /runtime/events", measured.visible);
    }

    private void run(int times) throws Exception {
        ExecutorService lookers = Executors.newFixedThreadPool(2);
        try {
            for (int each = 0; each < times; each++) {
                one(lookers);
            }
        } finally {
            lookers.shutdownNow();
        }
    }

    private void one(ExecutorService lookers) throws Exception {
        String application = registrations.application();
        long sent = System.nanoTime();
        Registration registration = registrations.open(application);
        answered.add(System.nanoTime() - sent);
        Future<Long> atGateway = lookers.submit(() -> Looks.untilPublishable(registration));
        Future<Long> atAgent = lookers.submit(() -> Looks.untilVisible(server, registration));
        publishable.add(atGateway.get() - sent);
        visible.add(atAgent.get() - sent);
    }
}
