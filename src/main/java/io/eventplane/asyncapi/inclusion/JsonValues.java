package io.eventplane.asyncapi.inclusion;

import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Equality of values as JSON Schema has it: 1 is 1.0. */
final class JsonValues {

    private JsonValues() {}

    static boolean contain(Iterable<JsonNode> values, JsonNode sought) {
        for (JsonNode value : values) {
            if (equal(value, sought)) {
                return true;
            }
        }
        return false;
    }

    static boolean equal(JsonNode one, JsonNode other) {
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
        return one.equals(other);
    }

    /** As an order doesn't matter for {@code required} and {@code enum}. */
    static boolean sameSet(JsonNode one, JsonNode other) {
        return one.size() == other.size() && List.copyOf(items(one)).stream().allMatch(item -> contain(other, item));
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
