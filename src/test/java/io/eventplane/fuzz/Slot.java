package io.eventplane.fuzz;

import io.eventplane.asyncapi.place.Location;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A place in a tree whose value can be taken, changed or removed. */
sealed interface Slot {

    Location location();

    JsonNode value();

    void set(JsonNode value);

    void remove();

    record Field(ObjectNode owner, String name, Location location) implements Slot {

        @Override
        public JsonNode value() {
            return owner.path(name);
        }

        @Override
        public void set(JsonNode value) {
            owner.set(name, value);
        }

        @Override
        public void remove() {
            owner.remove(name);
        }
    }

    record Item(ArrayNode owner, int index, Location location) implements Slot {

        @Override
        public JsonNode value() {
            return owner.path(index);
        }

        @Override
        public void set(JsonNode value) {
            owner.set(index, value);
        }

        @Override
        public void remove() {
            owner.remove(index);
        }
    }

    /** Every place below a node, in document order. */
    static List<Slot> in(JsonNode root) {
        List<Slot> slots = new ArrayList<>();
        collect(root, Location.ROOT, slots);
        return slots;
    }

    private static void collect(JsonNode node, Location at, List<Slot> slots) {
        if (node instanceof ObjectNode object) {
            object.propertyNames().forEach(name -> slots.add(new Field(object, name, at.child(name))));
            object.propertyStream()
                    .forEach(property -> collect(property.getValue(), at.child(property.getKey()), slots));
        } else if (node instanceof ArrayNode array) {
            for (int index = 0; index < array.size(); index++) {
                slots.add(new Item(array, index, at.child(index)));
                collect(array.get(index), at.child(index), slots);
            }
        }
    }
}
