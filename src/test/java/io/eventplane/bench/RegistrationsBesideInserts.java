package io.eventplane.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Registrations a second by 16 clients, and transactions a second that insert the same rows over JDBC, round by round. A registration goes
 * through far more code than an insert, so that its process is compiled much later: what the first rounds reach, and what rounds reach
 * after that, are told apart, for both.
 */
final class RegistrationsBesideInserts {

    private static final int CLIENTS = 16;
    private static final int EACH = 40;
    private static final int FIRST_ROUNDS = 5;

    /** Of 640 registrations each; seen to get faster up to the fiftieth. */
    private static final int WARM_UP_ROUNDS = 50;

    private static final int ROUNDS = 5;

    private RegistrationsBesideInserts() {}

    static void measure(Registrations registrations, Path data, Report report) throws Exception {
        try (BareInserts inserts = BareInserts.in(data.resolveSibling("bare"))) {
            rounds(FIRST_ROUNDS, registrations, inserts).report("cold: ", report);
            rounds(WARM_UP_ROUNDS - FIRST_ROUNDS, registrations, inserts);
            rounds(ROUNDS, registrations, inserts).report("", report);
        }
    }

    private static Rates rounds(int count, Registrations registrations, BareInserts inserts) throws Exception {
        Rates rates = new Rates(new ArrayList<>(), new ArrayList<>());
        for (int round = 0; round < count; round++) {
            rates.registered().add(rate(client -> {
                String application = registrations.application();
                return () -> registrations.open(application);
            }));
            rates.inserted().add(rate(client -> inserts.client()));
        }
        return rates;
    }

    private record Rates(List<Double> registered, List<Double> inserted) {

        void report(String prefix, Report report) {
            report.rates(prefix + "registrations, " + CLIENTS + " clients", registered);
            report.rates(prefix + "bare JDBC transactions, " + CLIENTS + " connections", inserted);
            report.ratios(prefix + "registrations / bare JDBC", registered, inserted);
        }
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
