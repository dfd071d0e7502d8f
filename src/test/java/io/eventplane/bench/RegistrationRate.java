package io.eventplane.bench;

import io.eventplane.journeys.Director.Registration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** How many registrations a second several clients get through, each with an Application of its own, and when the gateway has opened the last. */
final class RegistrationRate {

    private static final int CLIENTS = 16;
    private static final int EACH = 50;

    private RegistrationRate() {}

    static void measure(Registrations registrations, Report report) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Callable<Registration>> tasks = new ArrayList<>();
            for (int each = 0; each < CLIENTS; each++) {
                String application = registrations.application();
                tasks.add(() -> last(registrations, application));
            }
            long start = System.nanoTime();
            List<Registration> last = results(clients.invokeAll(tasks));
            double answered = seconds(start, System.nanoTime());
            double open = seconds(start, publishable(last));
            report.figure("registrations, " + CLIENTS + " clients", CLIENTS * EACH / answered, "1/s");
            report.figure("registrations, until all are publishable", CLIENTS * EACH / open, "1/s");
        } finally {
            clients.shutdownNow();
        }
    }

    private static Registration last(Registrations registrations, String application) {
        Registration last = registrations.open(application);
        for (int each = 1; each < EACH; each++) {
            last = registrations.open(application);
        }
        return last;
    }

    private static long publishable(List<Registration> registrations) throws Exception {
        long latest = 0;
        for (Registration each : registrations) {
            latest = Looks.untilPublishable(each);
        }
        return latest;
    }

    private static List<Registration> results(List<Future<Registration>> futures) throws Exception {
        List<Registration> results = new ArrayList<>();
        for (Future<Registration> each : futures) {
            results.add(each.get());
        }
        return results;
    }

    private static double seconds(long from, long to) {
        return (double) (to - from) / Duration.ofSeconds(1).toNanos();
    }
}
