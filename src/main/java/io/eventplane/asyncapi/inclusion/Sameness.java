package io.eventplane.asyncapi.inclusion;

import io.eventplane.asyncapi.place.Located;
import io.eventplane.asyncapi.place.Location;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Whether two schemas say the same in the same words, whatever they call it: references are followed, annotations left out. Two that
 * recur are the same unless something tells them apart.
 */
final class Sameness {

    private static final Set<String> ANNOTATIONS = Set.of(
            "title",
            "description",
            "examples",
            "example",
            "default",
            "$id",
            "id",
            "$comment",
            "$schema",
            "deprecated",
            "readOnly",
            "writeOnly",
            "externalDocs",
            "discriminator",
            "xml",
            "definitions",
            "$defs");

    private record Pair(Location writer, Location reader) {}

    private final Schemas writers;
    private final Schemas readers;
    private final Budget budget;
    private Set<Pair> held = new HashSet<>();
    private final Set<Pair> refuted = new HashSet<>();

    Sameness(Schemas writers, Schemas readers, Budget budget) {
        this.writers = writers;
        this.readers = readers;
        this.budget = budget;
    }

    boolean same(Located writer, Located reader) {
        budget.spend(1);
        Located one = writers.resolved(writer);
        Located other = readers.resolved(reader);
        Pair pair = new Pair(one.location(), other.location());
        if (refuted.contains(pair)) {
            return false;
        }
        if (!held.add(pair)) {
            return true;
        }
        budget.enter();
        boolean same = sameHere(one, other);
        budget.leave();
        if (!same) {
            // Whatever was taken for the same on the strength of this pair has to be looked at again.
            held = new HashSet<>();
            refuted.add(pair);
        }
        return same;
    }

    private boolean sameHere(Located one, Located other) {
        if (!one.node().isObject() || !other.node().isObject()) {
            return writers.values().equal(one.node(), other.node());
        }
        Set<String> keywords = keywords(one.node());
        return keywords.equals(keywords(other.node()))
                && keywords.stream()
                        .allMatch(keyword -> sameKeyword(keyword, one.child(keyword), other.child(keyword)));
    }

    private boolean sameKeyword(String keyword, Located one, Located other) {
        return switch (keyword) {
            case "properties", "patternProperties", "dependencies" -> sameMap(one, other);
            case "allOf", "anyOf", "oneOf" -> sameList(one, other);
            case "items" -> one.node().isArray() ? sameList(one, other) : same(one, other);
            case "additionalProperties", "additionalItems", "not", "if", "then", "else", "contains", "propertyNames" ->
                same(one, other);
            case "required", "enum" -> writers.values().sameSet(one.node(), other.node());
            case "type" -> Kind.allowedBy(one.node()).equals(Kind.allowedBy(other.node()));
            default -> writers.values().equal(one.node(), other.node());
        };
    }

    private boolean sameMap(Located one, Located other) {
        if (!one.node().isObject()
                || !other.node().isObject()
                || one.node().size() != other.node().size()) {
            return false;
        }
        return one.children().stream()
                .allMatch(entry -> other.node().has(entry.name()) && same(entry, other.child(entry.name())));
    }

    /** In any order: an alternative may have moved. */
    boolean sameList(Located writer, Located reader) {
        if (!writer.node().isArray()
                || !reader.node().isArray()
                || writer.node().size() != reader.node().size()) {
            return false;
        }
        List<Located> left = new ArrayList<>(reader.children());
        for (Located item : writer.children()) {
            var found = left.stream().filter(candidate -> same(item, candidate)).findFirst();
            if (found.isEmpty()) {
                return false;
            }
            left.remove(found.get());
        }
        return true;
    }

    private Set<String> keywords(JsonNode schema) {
        budget.spend(schema.size());
        return schema.propertyNames().stream()
                .filter(keyword -> !ANNOTATIONS.contains(keyword) && !keyword.startsWith("x-"))
                .collect(Collectors.toSet());
    }
}
