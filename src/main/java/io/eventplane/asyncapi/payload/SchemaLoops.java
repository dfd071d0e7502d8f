package io.eventplane.asyncapi.payload;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which schemas apply which others to the same value. A circle in it never ends, whatever the payload; circles through
 * {@code properties} or {@code items} end where the payload ends, and are not recorded here.
 */
final class SchemaLoops {

    private final Map<Integer, List<Integer>> appliedBy = new HashMap<>();
    private final Map<Integer, Integer> unfinished = new HashMap<>();

    void add(int schema, int applied) {
        appliedBy.computeIfAbsent(applied, any -> new ArrayList<>()).add(schema);
        unfinished.merge(schema, 1, Integer::sum);
    }

    /** Takes away, again and again, schemas that apply no others; what is left goes round or leads into a circle. */
    Set<Integer> all(int schemas) {
        Deque<Integer> finished = new ArrayDeque<>();
        for (int number = 0; number < schemas; number++) {
            if (!unfinished.containsKey(number)) {
                finished.add(number);
            }
        }
        while (!finished.isEmpty()) {
            for (int schema : appliedBy.getOrDefault(finished.remove(), List.of())) {
                if (unfinished.merge(schema, -1, Integer::sum) == 0) {
                    unfinished.remove(schema);
                    finished.add(schema);
                }
            }
        }
        return Set.copyOf(unfinished.keySet());
    }
}
