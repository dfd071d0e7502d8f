package io.eventplane.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One of the things that are compared, and what it has reached in each round that counts. */
record Contender(String name, Run run, List<Round> rounds) {

    Contender(String name, Run run) {
        this(name, run, new ArrayList<>());
    }

    /** Makes load for some seconds. */
    interface Run {
        Load go() throws Exception;
    }

    void run(ServerProcess server, boolean counts) throws Exception {
        Duration before = server.cpu();
        Load load = run.go();
        Round round = new Round(load, micros(server.cpu().minus(before)) / load.all());
        System.out.printf("%s%s: %s%n", counts ? "" : "warm-up of ", name, round);
        if (load.failed() > 0) {
            throw new IllegalStateException(name + ": " + load.failed() + " events were refused");
        }
        if (counts) {
            rounds.add(round);
        }
    }

    private static double micros(Duration time) {
        return (double) time.toNanos() / TimeUnit.MICROSECONDS.toNanos(1);
    }
}
