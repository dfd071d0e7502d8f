package io.eventplane.asyncapi.inclusion;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Equality of values as JSON Schema has it: 1 is 1.0. Every two values that are held against each other cost a step. */
record JsonValues(Budget budget) {

    /** Characters that are compared in one step. */
    private static final int TEXT = 64;

    boolean contain(Collection<JsonNode> values, JsonNode sought) {
        return values.stream().anyMatch(value -> equal(value, sought));
    }

    boolean equal(JsonNode one, JsonNode other) {
        budget.spend(1);
        if (one.isNumber() && other.isNumber()) {
            return one.decimalValue().compareTo(other.decimalValue()) == 0;
        }
        if (one.isArray() && other.isArray()) {
            return one.size() == other.size()
                    && IntStream.range(0, one.size()).allMatch(index -> equal(one.path(index), other.path(index)));
        }
        if (one.isObject() && other.isObject()) {
            return one.size() == other.size()
                    && one.propertyNames().stream()
                            .allMatch(name -> other.has(name) && equal(one.path(name), other.path(name)));
        }
        if (one.isString()) {
            budget.spend(one.stringValue().length() / TEXT);
        }
        return one.equals(other);
    }

    /** As an order doesn't matter for {@code required} and {@code enum}. */
    boolean sameSet(JsonNode one, JsonNode other) {
        List<JsonNode> others = items(other);
        return one.size() == other.size() && items(one).stream().allMatch(item -> contain(others, item));
    }

    /** Those that are in both; without the first list, all of the second. */
    List<JsonNode> common(Optional<List<JsonNode>> known, List<JsonNode> more) {
        budget.spend(more.size());
        return known.map(values ->
                        values.stream().filter(value -> contain(more, value)).toList())
                .orElse(more);
    }

    static List<JsonNode> items(JsonNode list) {
        return list.isArray() ? list.valueStream().toList() : List.of();
    }

    /** Short enough for a message. */
    static String shown(JsonNode value) {
        String text = value.toString();
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
