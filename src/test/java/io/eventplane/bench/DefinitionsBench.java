package io.eventplane.bench;

import io.eventplane.journeys.Director;
import io.eventplane.journeys.EventplaneServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The Director alone in figures: how fast it registers beside bare inserts of the same rows, and what reading costs when it
 * holds a thousand definitions and a million. A table on standard output, and {@code definitions.json}. Nothing is asserted
 * about time.
 */
class DefinitionsBench {

    private static final int WARM_UP = 50;
    private static final int LARGE = 200;
    private static final int FEW = 1_000;
    private static final int MANY = 1_000_000;

    private final Report report = new Report();

    @Test
    void the_director_is_measured() throws Exception {
        try (EventplaneServer server = EventplaneServer.named("bench-director")) {
            // Neither gateway nor agent: they would register and fetch on the same cores.
            server.env("EVENTPLANE_DIRECTOR_LOCAL_RUNTIME", "false").start().awaitDirector();
            Registrations registrations = new Registrations(Director.of(server));
            RegistrationsBesideInserts.measure(registrations, server.data(), report);
            largest(registrations);
            readings(server, registrations);
        }
        report.print();
        report.write(Path.of(System.getProperty("eventplane.test.bench"), "definitions.json"));
    }

    private void largest(Registrations registrations) throws Exception {
        String application = registrations.application();
        Samples first = new Samples();
        Samples warm = new Samples();
        for (int each = 0; each < WARM_UP + LARGE; each++) {
            long start = System.nanoTime();
            registrations.large(application);
            (each < WARM_UP ? first : warm).add(System.nanoTime() - start);
        }
        report.latency("largest real document, first " + WARM_UP, first);
        report.latency("largest real document", warm);
    }

    private void readings(EventplaneServer server, Registrations registrations) throws Exception {
        String application = registrations.application();
        String definition = registrations.open(application).definitionId();
        Samples.Spread[] few = measured(server, application, definition, FEW);
        Samples.Spread[] many = measured(server, application, definition, MANY);
        report.figure("eventAPI(id), p99 at 1 M / at 1 k", many[0].p99() / few[0].p99(), "ratio");
        report.figure("page of 100, p99 at 1 M / at 1 k", many[1].p99() / few[1].p99(), "ratio");
    }

    private Samples.Spread[] measured(EventplaneServer server, String application, String definition, int definitions)
            throws Exception {
        server.stop();
        CopiedDefinitions.fill(server.data(), definition, definitions);
        server.start().awaitDirector();
        ReadingLatency latency = new ReadingLatency(server.uri("/graphql"), application);
        Samples one = latency.one();
        Samples page = latency.page();
        report.latency("eventAPI(id), %,d definitions".formatted(definitions), one);
        report.latency("page of 100, %,d definitions".formatted(definitions), page);
        return new Samples.Spread[] {one.spread(), page.spread()};
    }
}
