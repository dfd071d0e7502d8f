package io.eventplane.asyncapi.inclusion;

import io.eventplane.asyncapi.place.Located;
import io.eventplane.asyncapi.place.Location;
import io.eventplane.asyncapi.reading.References;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The schemas of one document: a schema as the parts that must all hold, with references followed and {@code allOf} opened. */
final class Schemas {

    /** Of a reference, followed in one step. */
    private static final int CHARACTERS = 8;

    private final References references;
    private final Budget budget;
    private final JsonValues values;
    private final Map<Location, List<Located>> opened = new HashMap<>();
    private final Map<Location, Located> targets = new HashMap<>();

    Schemas(JsonNode document, Budget budget) {
        this.references = new References(document);
        this.budget = budget;
        this.values = new JsonValues(budget);
    }

    Budget budget() {
        return budget;
    }

    JsonValues values() {
        return values;
    }

    /** Each part once, in order; a reference that leads nowhere is a part of its own. */
    List<Located> parts(Located schema) {
        List<Located> known = opened.get(schema.location());
        if (known == null) {
            List<Located> parts = new ArrayList<>();
            open(schema, parts, new HashSet<>());
            opened.put(schema.location(), parts);
            known = parts;
        }
        return known;
    }

    /** What a schema is once its reference is followed; the reference itself when it leads nowhere. */
    Located resolved(Located schema) {
        if (!References.isReference(schema.node())) {
            return schema;
        }
        Located known = targets.get(schema.location());
        if (known == null) {
            known = target(schema);
            targets.put(schema.location(), known);
        }
        return known;
    }

    private Located target(Located schema) {
        budget.spend(1 + schema.node().path("$ref").asString("").length() / CHARACTERS);
        try {
            return references.resolve(schema);
        } catch (References.Broken leadsNowhere) {
            return schema;
        }
    }

    /** Not recursive: a chain of thousands of {@code allOf}s is a document, too. */
    private void open(Located schema, List<Located> parts, Set<Location> seen) {
        List<Located> unread = new ArrayList<>(List.of(schema));
        while (!unread.isEmpty()) {
            budget.spend(1);
            Located part = resolved(unread.remove(unread.size() - 1));
            if (seen.add(part.location())) {
                parts.add(part);
                if (!References.isReference(part.node())) {
                    unread.addAll(list(part, "allOf"));
                }
            }
        }
    }

    static List<Located> list(Located schema, String keyword) {
        Located list = schema.child(keyword);
        return list.node().isArray() ? list.children() : List.of();
    }

    static List<Located> map(Located schema, String keyword) {
        Located map = schema.child(keyword);
        return map.node().isObject() ? map.children() : List.of();
    }
}
