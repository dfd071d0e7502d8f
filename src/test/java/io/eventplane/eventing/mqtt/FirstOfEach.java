package io.eventplane.eventing.mqtt;

import io.eventplane.eventing.source.Received;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Settles what it receives a little later, in another thread, and remembers of each topic, whose messages are numbered, how far it is: what
 * comes again is no news, what leaves one out is out of order.
 */
final class FirstOfEach extends Recorder {

    final List<String> outOfOrder = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> next = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final Executor later = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "settling");
        thread.setDaemon(true);
        return thread;
    });

    /** How many different messages came. */
    int count() {
        return count.get();
    }

    @Override
    public void received(Received message) {
        int number = Integer.parseInt(text(message));
        int expected = next.getOrDefault(message.subject(), 0);
        if (number == expected) {
            next.put(message.subject(), expected + 1);
            count.incrementAndGet();
        } else if (number > expected) {
            outOfOrder.add(message.subject() + ": " + number + " instead of " + expected);
        }
        later.execute(message.settled());
    }
}
