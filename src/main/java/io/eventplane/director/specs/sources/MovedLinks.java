package io.eventplane.director.specs.sources;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Changes the {@code $ref}s in a tree. What looks like one in an example or a constant is data, and stays.
 *
 * @param moved answers what to write for a reference
 */
record MovedLinks(UnaryOperator<String> moved) {

    private static final String REF = "$ref";

    /** Keywords whose values are data. */
    private static final Set<String> DATA = Set.of("const", "default", "enum", "examples", "example");

    /** Fields whose values are maps: what their keys are called, somebody has chosen. */
    private static final Set<String> MAPS = Set.of(
            "$defs",
            "channels",
            "correlationIds",
            "definitions",
            "dependencies",
            "dependentSchemas",
            "messages",
            "messageTraits",
            "operationTraits",
            "operations",
            "parameters",
            "patternProperties",
            "properties",
            "replies",
            "replyAddresses",
            "schemas",
            "securitySchemes",
            "serverVariables",
            "servers",
            "variables");

    void adjust(JsonNode tree) {
        adjust(tree, false);
    }

    private void adjust(JsonNode node, boolean isMap) {
        if (node instanceof ObjectNode object) {
            adjustObject(object, isMap);
        } else {
            node.forEach(child -> adjust(child, false));
        }
    }

    private void adjustObject(ObjectNode object, boolean isMap) {
        if (!isMap && object.path(REF).isString()) {
            object.put(REF, moved.apply(object.path(REF).stringValue()));
        }
        for (var name : List.copyOf(object.propertyNames())) {
            if (isMap || !DATA.contains(name)) {
                adjust(object.path(name), !isMap && MAPS.contains(name));
            }
        }
    }
}
