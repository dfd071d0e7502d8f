package io.eventplane.asyncapi.payload;

import io.eventplane.asyncapi.payload.HeaderSchema.Declared;
import io.eventplane.asyncapi.place.Located;
import io.eventplane.asyncapi.reading.Reading;
import io.eventplane.asyncapi.reading.References;
import io.eventplane.asyncapi.verdict.InvalidDocumentException;
import io.eventplane.asyncapi.verdict.Rule;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The schema of a message's headers, put together from the message and its traits. */
final class HeaderLayers {

    /** Real messages declare a dozen. */
    private static final int MOST_DECLARED = 1_000;

    /** Keywords whose schemas are about the same object. */
    private static final Set<String> IN_PLACE = Set.of("allOf", "anyOf", "oneOf", "if", "then", "else");

    private final Reading reading;
    private final SchemaBundle bundle;

    HeaderLayers(Reading reading, SchemaBundle bundle) {
        this.reading = reading;
        this.bundle = bundle;
    }

    /** @param layers where schemas of the headers are; who comes first is right */
    Optional<Located> merged(List<JsonPointer> layers) {
        return layers.stream()
                .flatMap(layer -> schema(bundle.at(layer)).stream())
                .reduce((winner, other) -> new Located(winner.location(), patched(winner.node(), other.node())));
    }

    /** Whether all layers are there, in a language that is understood: one that is not could allow what others refuse. */
    boolean areUnderstood(List<JsonPointer> layers) {
        return layers.stream().allMatch(layer -> schema(bundle.at(layer)).isPresent());
    }

    /** AsyncAPI 3 may name the language; headers in another than JSON Schema are not looked at. */
    private Optional<Located> schema(Located headers) {
        return reading.resolved(headers).flatMap(found -> {
            JsonNode format = found.node().path("schemaFormat");
            boolean wrapped = found.node().has("schema") && format.isString();
            if (!wrapped) {
                return Optional.of(found);
            }
            return SchemaLanguage.of(format.stringValue()) == SchemaLanguage.DRAFT_07
                    ? reading.resolved(found.child("schema"))
                    : Optional.empty();
        });
    }

    /** A JSON Merge Patch (RFC 7396) of the loser with the winner; what is behind a reference is not merged into. */
    private JsonNode patched(JsonNode winner, JsonNode other) {
        boolean objects = winner.isObject() && other.isObject();
        if (!objects || References.isReference(winner) || References.isReference(other)) {
            return winner;
        }
        ObjectNode merged = ((ObjectNode) other).objectNode();
        other.properties().forEach(entry -> {
            bundle.count(reading.root());
            merged.set(entry.getKey(), entry.getValue());
        });
        winner.properties().forEach(entry -> {
            bundle.count(reading.root());
            JsonNode below = merged.path(entry.getKey());
            merged.set(entry.getKey(), below.isMissingNode() ? entry.getValue() : patched(entry.getValue(), below));
        });
        return merged;
    }

    /** The headers that a schema speaks of, wherever in it. */
    List<Declared> declared(Located schema) {
        Map<String, Declared> declared = new LinkedHashMap<>();
        collect(schema, declared, new IdentityHashMap<>());
        return new ArrayList<>(declared.values());
    }

    private void collect(Located place, Map<String, Declared> declared, IdentityHashMap<JsonNode, Boolean> seen) {
        Optional<Located> found = reading.lenient().resolved(place);
        if (found.isEmpty() || seen.put(found.get().node(), true) != null) {
            return;
        }
        Located schema = found.get();
        if (schema.node().isArray()) {
            schema.children().forEach(part -> collect(part, declared, seen));
            return;
        }
        for (Located header : schema.child("properties").children()) {
            bundle.count(header);
            declared.putIfAbsent(header.name(), new Declared(header.name(), TextTypes.of(header, reading)));
            requireFew(declared, header);
        }
        IN_PLACE.forEach(keyword -> collect(schema.child(keyword), declared, seen));
    }

    private static void requireFew(Map<String, Declared> declared, Located where) {
        if (declared.size() > MOST_DECLARED) {
            throw new InvalidDocumentException(
                    Rule.LIMIT.at(where.location(), "a message declares at most " + MOST_DECLARED + " headers"));
        }
    }
}
