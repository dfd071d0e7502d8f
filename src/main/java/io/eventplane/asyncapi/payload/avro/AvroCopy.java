package io.eventplane.asyncapi.payload.avro;

import io.eventplane.asyncapi.place.Located;
import io.eventplane.asyncapi.reading.References;
import io.eventplane.asyncapi.verdict.Limits;
import java.util.IdentityHashMap;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Copies one Avro schema out of a document, with what its {@code $ref}s lead to in their places. Avro defines a named type once, so
 * from the second time on its name stands for it; that is also how a type contains itself.
 */
final class AvroCopy {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final Set<String> NAMED = Set.of("record", "error", "enum", "fixed");

    /** Keywords whose values are schemas again. */
    private static final Set<String> NESTED = Set.of("type", "items", "values");

    private final References references;
    private final IdentityHashMap<JsonNode, String> defined = new IdentityHashMap<>();
    private int copied;

    AvroCopy(References references) {
        this.references = references;
    }

    JsonNode of(Located schema) throws UnreadableAvroException {
        return schema(schema, "", 0);
    }

    private JsonNode schema(Located place, String namespace, int depth) throws UnreadableAvroException {
        if (depth > Limits.DEPTH || ++copied > Limits.VALUES) {
            throw new UnreadableAvroException("it contains itself without a name, or is too large");
        }
        Located schema = resolved(place);
        if (schema.node().isArray()) {
            return union(schema, namespace, depth);
        }
        if (!schema.node().isObject()) {
            return schema.node();
        }
        String name = defined.get(schema.node());
        return name == null ? definition(schema, namespace, depth) : NODES.stringNode(name);
    }

    /** A component of AsyncAPI 3 may say its language once more. */
    private Located resolved(Located place) throws UnreadableAvroException {
        try {
            Located found = references.resolve(place);
            boolean wrapped = found.node().has("schemaFormat") && found.node().has("schema");
            return wrapped ? references.resolve(found.child("schema")) : found;
        } catch (References.Broken e) {
            throw new UnreadableAvroException(
                    "its reference at " + place.location().pointer() + " leads out of this document, or nowhere");
        }
    }

    private JsonNode union(Located schema, String namespace, int depth) throws UnreadableAvroException {
        ArrayNode union = NODES.arrayNode();
        for (Located branch : schema.children()) {
            union.add(schema(branch, namespace, depth + 1));
        }
        return union;
    }

    private JsonNode definition(Located schema, String namespace, int depth) throws UnreadableAvroException {
        boolean named = NAMED.contains(schema.node().path("type").asString(""));
        String name = named ? fullName(schema.node(), namespace) : "";
        if (named) {
            defined.put(schema.node(), name);
        }
        String inner = named ? name.substring(0, Math.max(0, name.lastIndexOf('.'))) : namespace;
        ObjectNode copy = NODES.objectNode();
        for (Located keyword : schema.children()) {
            copy.set(keyword.name(), keyword(keyword, inner, depth));
        }
        return copy;
    }

    private JsonNode keyword(Located keyword, String namespace, int depth) throws UnreadableAvroException {
        if (NESTED.contains(keyword.name())) {
            return schema(keyword, namespace, depth + 1);
        }
        return keyword.name().equals("fields") && keyword.node().isArray()
                ? fields(keyword, namespace, depth)
                : keyword.node();
    }

    private JsonNode fields(Located fields, String namespace, int depth) throws UnreadableAvroException {
        ArrayNode copies = NODES.arrayNode();
        for (Located field : fields.children()) {
            ObjectNode copy = NODES.objectNode();
            for (Located keyword : resolved(field).children()) {
                boolean type = keyword.name().equals("type");
                copy.set(keyword.name(), type ? schema(keyword, namespace, depth + 1) : keyword.node());
            }
            copies.add(copy);
        }
        return copies;
    }

    /** Avro's rule: a name with dots is full already; else the type's own namespace counts, else the one around it. */
    private static String fullName(JsonNode type, String around) {
        String name = type.path("name").asString("");
        String namespace = type.path("namespace").asString(around);
        return name.contains(".") || namespace.isEmpty() ? name : namespace + "." + name;
    }
}
