package io.eventplane.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;

/**
 * Publishes events over keep-alive connections, on one thread. Arguments: event URL, value of the Authorization header
 * (may be empty), connections, seconds to warm up, seconds that count.
 */
final class HttpLoad {

    /** Later runs have other ids: the bus must not take their events for duplicates. */
    private static final long FIRST = System.currentTimeMillis() * 1_000_000;

    private final EventRequest request;
    private final Period period;
    private final Samples accepted = new Samples();
    private int refused;
    private long number = FIRST;

    private HttpLoad(EventRequest request, Period period) {
        this.request = request;
        this.period = period;
    }

    public static void main(String[] arguments) throws IOException {
        URI url = URI.create(arguments[0]);
        try (Selector selector = Selector.open()) {
            List<Publisher> publishers = new ArrayList<>();
            for (int each = 0; each < Integer.parseInt(arguments[2]); each++) {
                publishers.add(Publisher.connect(url, selector));
            }
            Period period = Period.starting(Integer.parseInt(arguments[3]), Integer.parseInt(arguments[4]));
            HttpLoad load = new HttpLoad(EventRequest.to(url, arguments[1]), period);
            LoadProcess.answer(load.run(selector, publishers));
        }
    }

    private Load run(Selector selector, List<Publisher> publishers) throws IOException {
        for (Publisher each : publishers) {
            post(each);
        }
        while (!period.isOver(System.nanoTime())) {
            select(selector);
        }
        return Load.of(accepted, refused, number - FIRST, period);
    }

    private void select(Selector selector) throws IOException {
        selector.select();
        for (SelectionKey key : selector.selectedKeys()) {
            Publisher publisher = (Publisher) key.attachment();
            if (publisher.isAnswered()) {
                count(publisher);
                post(publisher);
            }
        }
        selector.selectedKeys().clear();
    }

    private void post(Publisher publisher) throws IOException {
        publisher.post(request.next(number++));
    }

    private void count(Publisher publisher) {
        long now = System.nanoTime();
        boolean success = publisher.wasAccepted();
        if (!period.counts(now)) {
            return;
        }
        if (success) {
            accepted.add(publisher.nanosSince(now));
        } else {
            refused++;
        }
    }
}
