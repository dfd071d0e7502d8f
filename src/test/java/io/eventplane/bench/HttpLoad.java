package io.eventplane.bench;

import static java.util.Comparator.comparingLong;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Publishes events over keep-alive connections, on one thread. Arguments: event URL, header with the credential
 * (may be empty, or {@code @} and the file of several, which take turns), connections, seconds to warm up, seconds that count, events a second of all (0 for as many as can be), and the
 * form of events: {@code named} by ids, which goes without saying, or {@code plain} bodies.
 */
final class HttpLoad {

    /** Later runs have other ids: the bus must not take their events for duplicates. */
    private static final long FIRST = System.currentTimeMillis() * 1_000_000;

    static final String NAMED = "named";
    static final String PLAIN = "plain";

    /** Nanoseconds that an answer may wait to be seen. */
    private static final long LONGEST_PAUSE = TimeUnit.MICROSECONDS.toNanos(50);

    private final EventRequest request;
    private final Period period;
    private final Pace pace;
    private final Queue<Publisher> waiting = new PriorityQueue<>(comparingLong(Publisher::due));
    private final Samples accepted = new Samples();
    private int refused;
    private long number = FIRST;

    private HttpLoad(EventRequest request, Period period, Pace pace) {
        this.request = request;
        this.period = period;
        this.pace = pace;
    }

    public static void main(String[] arguments) throws IOException {
        URI url = URI.create(arguments[0]);
        try (Selector selector = Selector.open()) {
            int connections = Integer.parseInt(arguments[2]);
            Pace pace = Pace.of(Integer.parseInt(arguments[5]), connections);
            List<Publisher> publishers = new ArrayList<>();
            for (int each = 0; each < connections; each++) {
                publishers.add(Publisher.connect(url, selector));
            }
            Period period = Period.starting(Integer.parseInt(arguments[3]), Integer.parseInt(arguments[4]));
            HttpLoad load = new HttpLoad(
                    EventRequest.to(
                            url, credentials(arguments[1]), List.of(arguments).contains(PLAIN)),
                    period,
                    pace);
            LoadProcess.answer(load.run(selector, publishers));
        }
    }

    private static List<String> credentials(String argument) throws IOException {
        return argument.startsWith("@") ? Files.readAllLines(Path.of(argument.substring(1))) : List.of(argument);
    }

    private Load run(Selector selector, List<Publisher> publishers) throws IOException {
        for (int each = 0; each < publishers.size(); each++) {
            publishers.get(each).dueAt(pace.first(each));
        }
        waiting.addAll(publishers);
        while (!period.isOver(System.nanoTime())) {
            postDue(System.nanoTime());
            select(selector);
        }
        return Load.of(accepted, refused, number - FIRST, period);
    }

    private void postDue(long now) throws IOException {
        while (!waiting.isEmpty() && waiting.element().due() <= now) {
            waiting.remove().post(request.next(number++));
        }
    }

    private void select(Selector selector) throws IOException {
        await(selector);
        for (SelectionKey key : selector.selectedKeys()) {
            Publisher publisher = (Publisher) key.attachment();
            if (publisher.isAnswered()) {
                answered(publisher, System.nanoTime());
            }
        }
        selector.selectedKeys().clear();
    }

    /** For answers, or for the time of the next event: a selector alone waits for whole milliseconds. */
    private void await(Selector selector) throws IOException {
        if (waiting.isEmpty()) {
            selector.select();
        } else {
            LockSupport.parkNanos(Math.min(waiting.element().due() - System.nanoTime(), LONGEST_PAUSE));
            selector.selectNow();
        }
    }

    private void answered(Publisher publisher, long now) throws IOException {
        count(publisher, now);
        long next = pace.next(publisher.due(), now);
        publisher.dueAt(next);
        if (next <= now) {
            publisher.post(request.next(number++));
        } else {
            waiting.add(publisher);
        }
    }

    private void count(Publisher publisher, long now) {
        boolean success = publisher.wasAccepted();
        if (!period.counts(now)) {
            return;
        }
        if (success) {
            accepted.add(now - publisher.due());
        } else {
            refused++;
        }
    }
}
