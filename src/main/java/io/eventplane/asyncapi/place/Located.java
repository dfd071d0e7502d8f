package io.eventplane.asyncapi.place;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A value of the document together with its place.
 *
 * @param trail the places a chain of {@code $ref}s led through, ending with {@code location}
 */
public record Located(Location location, JsonNode node, List<Location> trail) {

    public Located(Location location, JsonNode node) {
        this(location, node, List.of(location));
    }

    public static Located root(JsonNode document) {
        return new Located(Location.ROOT, document);
    }

    /** The entry of this object, a missing node when there is none. */
    public Located child(String key) {
        return new Located(location.child(key), node.path(key));
    }

    public Located child(int index) {
        return new Located(location.child(index), node.path(index));
    }

    /** The same value, reached from another place. */
    public Located reachedFrom(Located origin) {
        List<Location> whole = new ArrayList<>(origin.trail);
        whole.addAll(trail);
        return new Located(location, node, whole);
    }

    /** As if the references had been entered one later: an item of a list has no name of its own. */
    public Located withoutOrigin() {
        return new Located(location, node, trail.subList(1, trail.size()));
    }

    public List<Located> children() {
        return node.isArray() ? items() : entries();
    }

    public String name() {
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

    /** What kind of value it is, for a message. */
    public static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT, POJO -> "an object";
            case ARRAY -> "a list";
            case STRING, BINARY -> "text";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case NULL, MISSING -> "empty";
        };
    }
}
