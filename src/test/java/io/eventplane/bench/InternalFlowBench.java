package io.eventplane.bench;

import io.eventplane.journeys.Director;
import io.eventplane.journeys.EventplaneServer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The internal flow in figures: a table on standard output, and {@code internal-flow.json}. Nothing is asserted about time. */
class InternalFlowBench {

    private final Report report = new Report();

    @Test
    void the_internal_flow_is_measured() throws Exception {
        try (EventplaneServer server = EventplaneServer.named("bench")) {
            start(server);
            measure(server, new Registrations(Director.of(server)), new ServerProcess(server.pid()));
        }
        report.print();
        report.write(Path.of(System.getProperty("eventplane.test.bench"), "internal-flow.json"));
    }

    private void start(EventplaneServer server) {
        long start = System.nanoTime();
        server.start().awaitReady();
        report.figure(
                "process start → ready",
                (double) (System.nanoTime() - start) / Duration.ofSeconds(1).toNanos(),
                "s");
    }

    private void measure(EventplaneServer server, Registrations registrations, ServerProcess process) throws Exception {
        report.figure("RSS after start", process.resident(), "MiB");
        RegistrationLatency.measure(server, registrations, report);
        RegistrationRate.measure(registrations, report);
        EventRates.measure(server, registrations, report);
        report.figure("RSS after load", process.resident(), "MiB");
    }
}
