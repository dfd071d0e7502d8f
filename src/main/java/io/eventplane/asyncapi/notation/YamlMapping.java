package io.eventplane.asyncapi.notation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The entries of one mapping while it is read. The merge key {@code <<} is YAML 1.1, yet AsyncAPI's own tools understand
 * it and real documents use it: its entries fill in the keys the mapping does not have itself.
 *
 * @see <a href="https://yaml.org/type/merge.html">merge key</a>
 */
final class YamlMapping {

    private final ObjectNode entries = JsonNodeFactory.instance.objectNode();
    private final List<JsonNode> merged = new ArrayList<>();

    /** Whether the key was new. */
    boolean put(String key, JsonNode value, boolean mergeKey) {
        if (!mergeKey || !value.isContainer()) {
            return entries.putIfAbsent(key, value) == null;
        }
        if (value.isArray()) {
            value.forEach(merged::add);
        } else {
            merged.add(value);
        }
        return true;
    }

    /** @param counter told how many entries were merged in, before they are */
    ObjectNode entries(IntConsumer counter) {
        for (JsonNode source : merged) {
            counter.accept(source.size());
            source.propertyStream().forEach(entry -> entries.putIfAbsent(entry.getKey(), entry.getValue()));
        }
        return entries;
    }
}
