package io.eventplane.fuzz;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One change of a document's tree.
 *
 * @param at which place, counted in document order and round again
 * @param from which other place, if the change needs one
 * @param key an odd one
 * @param value an odd one
 */
record Mutation(Change change, int at, int from, String key, JsonNode value) {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int MANY = 60;

    /** What is done. */
    enum Change {
        REMOVE,
        REPLACE,
        COPY,
        SWAP,
        RENAME,
        ADD,
        REFER_TO_KEY,
        REFER_TO_PLACE,
        REFER_BESIDE,
        NEST_IN_LISTS,
        NEST_IN_SCHEMAS,
        REPEAT
    }

    /** Changes the tree; one without places stays as it is. */
    void applyTo(JsonNode root) {
        List<Slot> slots = Slot.in(root);
        if (!slots.isEmpty()) {
            apply(slots.get(at % slots.size()), slots.get(from % slots.size()));
        }
    }

    private void apply(Slot slot, Slot other) {
        switch (change) {
            case REMOVE -> slot.remove();
            case REPLACE -> slot.set(value.deepCopy());
            case COPY -> slot.set(other.value().deepCopy());
            case SWAP -> swap(slot, other);
            case RENAME -> rename(slot);
            case ADD -> add(slot.value(), value.deepCopy());
            case REFER_TO_KEY -> slot.set(reference(key));
            case REFER_TO_PLACE -> slot.set(reference("#" + other.location().pointer()));
            case REFER_BESIDE ->
                add(slot.value(), NODES.stringNode("#" + other.location().pointer()), "$ref");
            case NEST_IN_LISTS -> slot.set(nested(slot.value().deepCopy(), from % 250));
            case NEST_IN_SCHEMAS -> slot.set(schemas(slot.value().deepCopy(), from % 120));
            case REPEAT -> repeat(slot.value());
        }
    }

    private static void swap(Slot slot, Slot other) {
        JsonNode one = slot.value().deepCopy();
        slot.set(other.value().deepCopy());
        other.set(one);
    }

    private void rename(Slot slot) {
        if (slot instanceof Slot.Field field) {
            JsonNode kept = field.value();
            field.remove();
            field.owner().set(key, kept);
        }
    }

    private void add(JsonNode container, JsonNode added) {
        add(container, added, key);
    }

    private static void add(JsonNode container, JsonNode added, String name) {
        if (container instanceof ObjectNode object) {
            object.set(name, added);
        } else if (container instanceof ArrayNode array) {
            array.add(added);
        }
    }

    private static ObjectNode reference(String target) {
        return NODES.objectNode().put("$ref", target);
    }

    private static JsonNode nested(JsonNode value, int depth) {
        JsonNode nested = value;
        for (int level = 0; level < depth; level++) {
            nested = NODES.arrayNode().add(nested);
        }
        return nested;
    }

    private static JsonNode schemas(JsonNode value, int depth) {
        JsonNode nested = value;
        for (int level = 0; level < depth; level++) {
            nested = level % 2 == 0
                    ? NODES.objectNode().set("not", nested)
                    : NODES.objectNode().set("allOf", NODES.arrayNode().add(nested));
        }
        return nested;
    }

    private void repeat(JsonNode container) {
        if (!container.isContainer() || container.isEmpty()) {
            return;
        }
        JsonNode first = container.iterator().next();
        for (int number = 0; number < MANY; number++) {
            add(container, first.deepCopy(), key + number);
        }
    }
}
