package io.eventplane.bench;

import io.eventplane.journeys.Director.Registration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Registers by several clients at once, each with an Application of its own. */
final class ManyRegistrations {

    static final int CLIENTS = 16;

    private ManyRegistrations() {}

    /** Registers so many; answers the last one of each client. */
    static List<Registration> register(Registrations registrations, int definitions) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Callable<Registration>> tasks = new ArrayList<>();
            for (int each = 0; each < CLIENTS; each++) {
                String application = registrations.application();
                tasks.add(() -> last(registrations, application, definitions / CLIENTS));
            }
            return results(clients.invokeAll(tasks));
        } finally {
            clients.shutdownNow();
        }
    }

    /** Waits until all of them are publishable; answers {@link System#nanoTime}. */
    static long untilPublishable(List<Registration> registrations) throws Exception {
        long latest = 0;
        for (Registration each : registrations) {
            latest = Looks.untilPublishable(each);
        }
        return latest;
    }

    private static Registration last(Registrations registrations, String application, int definitions) {
        Registration last = registrations.open(application);
        for (int each = 1; each < definitions; each++) {
            last = registrations.open(application);
        }
        return last;
    }

    private static List<Registration> results(List<Future<Registration>> futures) throws Exception {
        List<Registration> results = new ArrayList<>();
        for (Future<Registration> each : futures) {
            results.add(each.get());
        }
        return results;
    }
}
