package io.eventplane.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Registrations a second by 16 clients, and transactions a second that insert the same rows over JDBC, round by round. */
final class RegistrationsBesideInserts {

    private static final int CLIENTS = 16;
    private static final int EACH = 40;
    private static final int WARM_UP_ROUNDS = 2;
    private static final int ROUNDS = 5;

    private RegistrationsBesideInserts() {}

    static void measure(Registrations registrations, Path data, Report report) throws Exception {
        List<Double> registered = new ArrayList<>();
        List<Double> inserted = new ArrayList<>();
        try (BareInserts inserts = BareInserts.in(data.resolveSibling("bare"))) {
            for (int round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
                double theirs = rate(client -> {
                    String application = registrations.application();
                    return () -> registrations.open(application);
                });
                double bare = rate(client -> inserts.client());
                if (round >= WARM_UP_ROUNDS) {
                    registered.add(theirs);
                    inserted.add(bare);
                }
            }
        }
        report.rates("registrations, " + CLIENTS + " clients", registered);
        report.rates("bare JDBC transactions, " + CLIENTS + " connections", inserted);
        report.ratios("registrations / bare JDBC", registered, inserted);
    }

    private interface Clients {
        Callable<?> client(int number) throws Exception;
    }

    private static double rate(Clients clients) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Callable<Void>> tasks = new ArrayList<>();
            for (int each = 0; each < CLIENTS; each++) {
                Callable<?> client = clients.client(each);
                tasks.add(() -> repeated(client));
            }
            long start = System.nanoTime();
            for (Future<Void> each : threads.invokeAll(tasks)) {
                each.get();
            }
            double seconds =
                    (double) (System.nanoTime() - start) / Duration.ofSeconds(1).toNanos();
            return CLIENTS * EACH / seconds;
        } finally {
            threads.shutdownNow();
        }
    }

    private static Void repeated(Callable<?> client) throws Exception {
        for (int each = 0; each < EACH; each++) {
            client.call();
        }
        return null;
    }
}
