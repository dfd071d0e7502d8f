package io.eventplane.asyncapi;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A value of the document together with its place.
 *
 * @param trail the places a chain of {@code $ref}s led through, ending with {@code location}
 */
record Located(Location location, JsonNode node, List<Location> trail) {

    Located(Location location, JsonNode node) {
        this(location, node, List.of(location));
    }

    static Located root(JsonNode document) {
        return new Located(Location.ROOT, document);
    }

    /** The entry of this object, a missing node when there is none. */
    Located child(String key) {
        return new Located(location.child(key), node.path(key));
    }

    Located child(int index) {
        return new Located(location.child(index), node.path(index));
    }

    /** The same value, reached from another place. */
    Located reachedFrom(Located origin) {
        List<Location> whole = new ArrayList<>(origin.trail);
        whole.addAll(trail);
        return new Located(location, node, whole);
    }

    /** As if the references had been entered one later: an item of a list has no name of its own. */
    Located withoutOrigin() {
        return new Located(location, node, trail.subList(1, trail.size()));
    }

    List<Located> children() {
        return node.isArray() ? items() : entries();
    }

    String name() {
        return location.token();
    }

    private List<Located> items() {
        List<Located> items = new ArrayList<>(node.size());
        for (int index = 0; index < node.size(); index++) {
            items.add(child(index));
        }
        return items;
    }

    private List<Located> entries() {
        return node.propertyStream()
                .map(entry -> new Located(location.child(entry.getKey()), entry.getValue()))
                .toList();
    }
}
