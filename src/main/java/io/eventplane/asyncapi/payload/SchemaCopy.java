package io.eventplane.asyncapi.payload;

import io.eventplane.asyncapi.notation.Numbers;
import io.eventplane.asyncapi.place.Located;
import io.eventplane.asyncapi.reading.References;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Copies one schema into a {@link SchemaBundle}: the keywords of draft-07 that assert something, their subschemas likewise,
 * references renamed. A keyword whose value has the wrong shape is copied as it is, for the check that follows.
 *
 * @param number of the schema being copied
 */
record SchemaCopy(SchemaBundle bundle, int number) {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** Keywords whose value is no schema. */
    private static final Set<String> VALUES = Set.of(
            "type",
            "enum",
            "const",
            "multipleOf",
            "maximum",
            "exclusiveMaximum",
            "minimum",
            "exclusiveMinimum",
            "maxLength",
            "minLength",
            "pattern",
            "maxItems",
            "minItems",
            "uniqueItems",
            "maxProperties",
            "minProperties",
            "required",
            "format");

    private static final Set<String> BOUNDS = Set.of("maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum");

    /** How the values of the other keywords hold schemas. */
    private enum Shape {
        SCHEMA,
        LIST,
        SCHEMA_OR_LIST,
        MAP
    }

    private static final Map<String, Shape> APPLICATORS = Map.ofEntries(
            Map.entry("not", Shape.SCHEMA),
            Map.entry("if", Shape.SCHEMA),
            Map.entry("then", Shape.SCHEMA),
            Map.entry("else", Shape.SCHEMA),
            Map.entry("contains", Shape.SCHEMA),
            Map.entry("propertyNames", Shape.SCHEMA),
            Map.entry("additionalProperties", Shape.SCHEMA),
            Map.entry("additionalItems", Shape.SCHEMA),
            Map.entry("items", Shape.SCHEMA_OR_LIST),
            Map.entry("allOf", Shape.LIST),
            Map.entry("anyOf", Shape.LIST),
            Map.entry("oneOf", Shape.LIST),
            Map.entry("properties", Shape.MAP),
            Map.entry("patternProperties", Shape.MAP),
            Map.entry("dependencies", Shape.MAP));

    /** Those that look at the same value again rather than at a part of it. */
    private static final Set<String> IN_PLACE =
            Set.of("not", "if", "then", "else", "allOf", "anyOf", "oneOf", "dependencies");

    JsonNode of(Located schema) {
        return schema(schema, true);
    }

    private JsonNode schema(Located source, boolean inPlace) {
        bundle.count(source);
        if (!source.node().isObject()) {
            return source.node();
        }
        if (References.isReference(source.node())) {
            return bundle.reference(source, number, inPlace);
        }
        ObjectNode copy = NODES.objectNode();
        source.children().forEach(keyword -> copyKeyword(keyword, inPlace, copy));
        return Dialect.asDraft07(bundle.language(), source.node(), copy);
    }

    private void copyKeyword(Located keyword, boolean inPlace, ObjectNode copy) {
        String name = keyword.name();
        if (VALUES.contains(name)) {
            copy.set(name, BOUNDS.contains(name) ? bound(keyword.node()) : Numbers.plain(keyword.node()));
        } else if (APPLICATORS.containsKey(name)) {
            copy.set(name, applicator(keyword, inPlace && IN_PLACE.contains(name)));
        }
    }

    /** As a decimal: held against an integer bound, the validator takes every number for one of 64 bits, and fails. */
    private static JsonNode bound(JsonNode number) {
        return number.isNumber() ? NODES.numberNode(number.decimalValue()) : number;
    }

    private JsonNode applicator(Located keyword, boolean inPlace) {
        UnaryOperator<Located> copied = part -> new Located(part.location(), schema(part, inPlace));
        return switch (APPLICATORS.getOrDefault(keyword.name(), Shape.SCHEMA)) {
            case SCHEMA -> copied.apply(keyword).node();
            case LIST -> list(keyword, copied);
            case SCHEMA_OR_LIST ->
                keyword.node().isArray()
                        ? list(keyword, copied)
                        : copied.apply(keyword).node();
            case MAP -> map(keyword, copied);
        };
    }

    private static JsonNode list(Located keyword, UnaryOperator<Located> copied) {
        if (!keyword.node().isArray()) {
            return keyword.node();
        }
        ArrayNode copy = NODES.arrayNode();
        keyword.children().forEach(item -> copy.add(copied.apply(item).node()));
        return copy;
    }

    private static JsonNode map(Located keyword, UnaryOperator<Located> copied) {
        if (!keyword.node().isObject()) {
            return keyword.node();
        }
        ObjectNode copy = NODES.objectNode();
        keyword.children()
                .forEach(entry -> copy.set(entry.name(), copied.apply(entry).node()));
        return copy;
    }
}
