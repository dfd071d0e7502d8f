package io.eventplane.asyncapi.payload;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which schemas refer to something outside of the document, directly or through others. To hold a payload against the part
 * that is here would refuse valid ones: under {@code not} or {@code oneOf}, "anything" is not the cautious guess.
 */
final class OpenEnds {

    private final Map<Integer, List<Integer>> referredToBy = new HashMap<>();
    private final Set<Integer> open = new HashSet<>();

    void add(int schema) {
        open.add(schema);
    }

    void refers(int from, int to) {
        referredToBy.computeIfAbsent(to, any -> new ArrayList<>()).add(from);
    }

    Set<Integer> all() {
        Set<Integer> all = new HashSet<>(open);
        Deque<Integer> unseen = new ArrayDeque<>(open);
        while (!unseen.isEmpty()) {
            referredToBy.getOrDefault(unseen.remove(), List.of()).stream()
                    .filter(all::add)
                    .forEach(unseen::add);
        }
        return all;
    }
}
