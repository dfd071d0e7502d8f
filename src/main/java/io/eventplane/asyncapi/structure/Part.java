package io.eventplane.asyncapi.structure;

import io.eventplane.asyncapi.place.Location;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An object or a list of a document, where it is, and what it is. */
public record Part(Location location, JsonNode node, Nature nature) {

    private static final String REF = "$ref";

    /** The whole of a document, of a file that a document refers to, or of a copy that has no place. */
    public static Part whole(JsonNode root) {
        return new Part(Location.ROOT, root, Nature.NODE);
    }

    /** Whether this is a reference rather than something that looks like one. */
    public boolean isReference() {
        return nature.mayRefer() && node.path(REF).isString();
    }

    /** What a reference says. */
    public String reference() {
        return node.path(REF).stringValue();
    }

    /** Makes a reference say something else. */
    public void refer(String elsewhere) {
        ((ObjectNode) node).put(REF, elsewhere);
    }

    /** The objects and lists right in this one, in document order; none that are data. */
    public List<Part> parts() {
        if (node.isArray()) {
            return items();
        }
        List<Part> fields = new ArrayList<>();
        node.properties()
                .forEach(field -> add(
                        new Part(location.child(field.getKey()), field.getValue(), nature.under(field.getKey())),
                        fields));
        return fields;
    }

    /** Puts something else where one of the parts is. */
    public void replace(Part part, JsonNode replacement) {
        if (node instanceof ArrayNode list) {
            list.set(Integer.parseInt(part.location.token()), replacement);
        } else {
            ((ObjectNode) node).set(part.location.token(), replacement);
        }
    }

    private List<Part> items() {
        List<Part> items = new ArrayList<>();
        for (int index = 0; index < node.size(); index++) {
            add(new Part(location.child(index), node.path(index), nature.ofItem()), items);
        }
        return items;
    }

    private static void add(Part part, List<Part> parts) {
        if (part.node.isContainer() && part.nature != Nature.DATA) {
            parts.add(part);
        }
    }
}
