package io.eventplane.eventing.pubsub;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a subscription has received and not acknowledged, over all its streams, and what is to be acknowledged. Thread-safe.
 */
final class Leases {

    /** A request has an end; the service allows about half a million bytes. */
    private static final int MOST = 1000;

    private final Map<String, String> ackIds = new LinkedHashMap<>();
    private final List<String> settled = new ArrayList<>();

    /** Keeps one; answers whether it is new: one that comes again is only known by another id. */
    synchronized boolean take(String messageId, String ackId) {
        return ackIds.put(messageId, ackId) == null;
    }

    /** It may be acknowledged; answers whether it is the first, so that somebody has to see to it. */
    synchronized boolean settle(String messageId) {
        var ackId = ackIds.remove(messageId);
        return ackId != null && settled.add(ackId) && settled.size() == 1;
    }

    /** What is to be acknowledged now, in requests' sizes. */
    synchronized List<List<String>> settled() {
        var all = slices(settled);
        settled.clear();
        return all;
    }

    /** They could not be acknowledged. */
    synchronized void owe(List<String> ids) {
        settled.addAll(ids);
    }

    /** What is held, in the order in which it came, in requests' sizes. */
    synchronized List<List<String>> held() {
        return slices(List.copyOf(ackIds.values()));
    }

    /** Gives up everything that is held. */
    synchronized List<List<String>> clear() {
        var all = held();
        ackIds.clear();
        return all;
    }

    private static List<List<String>> slices(List<String> ids) {
        List<List<String>> slices = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += MOST) {
            slices.add(List.copyOf(ids.subList(from, Math.min(ids.size(), from + MOST))));
        }
        return slices;
    }
}
