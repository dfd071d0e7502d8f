package io.eventplane.eventing.delivery;

import io.eventplane.eventing.source.Received;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What was received and is not on the bus yet, in its order. Thread-safe. */
final class Waiting {

    private final int most;
    private final long mostBytes;
    private final Deque<Received> messages = new ArrayDeque<>();

    /** Gives out so many messages, or about so many bytes, at once. */
    Waiting(int most, long mostBytes) {
        this.most = most;
        this.mostBytes = mostBytes;
    }

    synchronized void add(Received message) {
        messages.add(message);
    }

    synchronized boolean isEmpty() {
        return messages.isEmpty();
    }

    synchronized void clear() {
        messages.clear();
    }

    /** Takes the first ones out; none when there are none. */
    synchronized List<Received> next() {
        List<Received> next = new ArrayList<>();
        long bytes = 0;
        while (!messages.isEmpty()
                && next.size() < most
                && (next.isEmpty() || bytes + messages.element().size() <= mostBytes)) {
            Received message = messages.remove();
            bytes += message.size();
            next.add(message);
        }
        return next;
    }
}
