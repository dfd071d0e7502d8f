package io.eventplane.bench;

import io.eventplane.journeys.Director.Registration;
import java.time.Duration;
import java.util.List;

/** How many registrations a second several clients get through, and when the gateway has opened the last. */
final class RegistrationRate {

    private static final int DEFINITIONS = 800;

    private RegistrationRate() {}

    static void measure(Registrations registrations, Report report) throws Exception {
        long start = System.nanoTime();
        List<Registration> last = ManyRegistrations.register(registrations, DEFINITIONS);
        double answered = seconds(start, System.nanoTime());
        double open = seconds(start, ManyRegistrations.untilPublishable(last));
        report.figure("registrations, " + ManyRegistrations.CLIENTS + " clients", DEFINITIONS / answered, "1/s");
        report.figure("registrations, until all are publishable", DEFINITIONS / open, "1/s");
    }

    private static double seconds(long from, long to) {
        return (double) (to - from) / Duration.ofSeconds(1).toNanos();
    }
}
