package io.eventplane.eventing.nats;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a subscription has received of one stream and not acknowledged, over all its connections: a message may be acknowledged on any
 * of them. Thread-safe.
 */
final class Held {

    private final TreeMap<Long, Holding> bySequence = new TreeMap<>();
    private final Queue<String> owed = new ArrayDeque<>();
    private long bytes;
    private long highest;
    private Instant stream = Instant.MIN;

    /** @param replyTo where it is acknowledged */
    private record Holding(String replyTo, int size, Instant since) {}

    /** Keeps one; answers whether it is new: one that comes again only has another place where it is acknowledged. */
    synchronized boolean take(long sequence, String replyTo, int size) {
        var before = bySequence.put(sequence, new Holding(replyTo, size, Instant.now()));
        highest = Math.max(highest, sequence);
        if (before == null) {
            bytes += size;
        }
        return before == null;
    }

    /** Gives up one; answers where it is acknowledged, null when it is not held any more. */
    synchronized @Nullable String settle(Instant created, long sequence) {
        var holding = created.equals(stream) ? bySequence.remove(sequence) : null;
        if (holding == null) {
            return null;
        }
        bytes -= holding.size();
        return holding.replyTo();
    }

    /** There was nobody to acknowledge it to. */
    synchronized void owe(String replyTo) {
        owed.add(replyTo);
    }

    /** What is to be acknowledged at the first opportunity. */
    synchronized List<String> paid() {
        var all = List.copyOf(owed);
        owed.clear();
        return all;
    }

    /** Those that are held for so long that the server should hear of it; told once, and then again after as long. */
    synchronized List<String> overdue(Duration patience) {
        List<String> all = new ArrayList<>();
        var now = Instant.now();
        bySequence.replaceAll((sequence, holding) -> {
            if (holding.since().plus(patience).isAfter(now)) {
                return holding;
            }
            all.add(holding.replyTo());
            return new Holding(holding.replyTo(), holding.size(), now);
        });
        return all;
    }

    /** Gives up everything: in the stream's order, where it would have been acknowledged. */
    synchronized List<String> clear() {
        var all = bySequence.values().stream().map(Holding::replyTo).toList();
        bySequence.clear();
        bytes = 0;
        return all;
    }

    private void forget() {
        bySequence.clear();
        owed.clear();
        bytes = 0;
        highest = 0;
    }

    /**
     * Where one would have to begin in this stream that knew nothing; empty when nothing has come yet.
     *
     * @param created tells it from another one, possibly of the same name, of which nothing counts any more
     */
    synchronized OptionalLong nextIn(Instant created) {
        if (!created.equals(stream)) {
            forget();
            stream = created;
        }
        if (highest == 0) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(bySequence.isEmpty() ? highest + 1 : bySequence.firstKey());
    }

    synchronized int count() {
        return bySequence.size();
    }

    synchronized long bytes() {
        return bytes;
    }
}
