package io.eventplane.asyncapi.payload;

import io.eventplane.asyncapi.place.Located;
import io.eventplane.asyncapi.place.Location;
import io.eventplane.asyncapi.reading.Reading;
import io.eventplane.asyncapi.reading.References;
import io.eventplane.asyncapi.verdict.InvalidDocumentException;
import io.eventplane.asyncapi.verdict.Limits;
import io.eventplane.asyncapi.verdict.Rule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The payload schemas of a document and all they refer to, copied side by side into one draft-07 schema document:
 * {@code {"definitions": {"0": …, "1": …}}}. Every reference is followed here, with the tolerance and the limits of
 * {@link References}, so the validator meets only references that exist. What is not draft-07 is left out; {@code $id} and
 * {@code $schema}, too: in AsyncAPI a reference counts from the document's root, whatever a schema calls itself.
 */
final class SchemaBundle {

    /** Schemas that overlap (a reference into another schema) are copied twice, and counted twice. */
    private static final int MOST_COPIES = Limits.VALUES;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** By identity of the node in the document: any number of ways lead to the same schema. */
    private final IdentityHashMap<JsonNode, Integer> numbers = new IdentityHashMap<>();

    private final List<Located> sources = new ArrayList<>();
    private final List<JsonNode> copies = new ArrayList<>();
    private final Deque<Located> pending = new ArrayDeque<>();
    private final SchemaLoops loops = new SchemaLoops();
    private final OpenEnds openEnds = new OpenEnds();
    private final Reading reading;
    private final SchemaLanguage language;
    private int copied;

    /** @param language what the schemas mean, one that is JSON Schema */
    SchemaBundle(Reading reading, SchemaLanguage language) {
        this.reading = reading;
        this.language = language;
    }

    SchemaLanguage language() {
        return language;
    }

    /** The number of the schema at a place; empty when it is behind a reference that leads nowhere. */
    Optional<Integer> add(Located schema) {
        return number(schema);
    }

    TextTypes textTypes(int number) {
        return TextTypes.of(sources.get(number), reading);
    }

    /** Copies everything that was added; afterwards the bundle does not change any more. */
    void complete() {
        while (!pending.isEmpty()) {
            Located source = pending.remove();
            copies.add(new SchemaCopy(this, copies.size()).of(source));
        }
        Set<Integer> endless = loops.all(sources.size());
        endless.stream()
                .min(Comparator.naturalOrder())
                .map(sources::get)
                .ifPresent(loop -> reading.note(Rule.SCHEMA, loop, "applies itself to the same value, without end"));
        endless.forEach(this::leaveOut);
    }

    /** Nothing can be held against a schema, nor against those that refer to it. */
    void leaveOut(int number) {
        copies.set(number, NODES.booleanNode(true));
        openEnds.add(number);
    }

    /** The schemas that need what is outside of the document or left out: nothing can be held against them. */
    Set<Integer> openEnded() {
        return openEnds.all();
    }

    int size() {
        return copies.size();
    }

    JsonNode schema(int number) {
        return copies.get(number);
    }

    Location location(int number) {
        return sources.get(number).location();
    }

    ObjectNode document() {
        ObjectNode definitions = NODES.objectNode();
        for (int number = 0; number < size(); number++) {
            definitions.set(Integer.toString(number), schema(number));
        }
        return NODES.objectNode().set("definitions", definitions);
    }

    /** What stands in a copy for a reference; a broken one is noted and stands for any value. */
    JsonNode reference(Located from, int within, boolean inPlace) {
        Optional<Integer> target = number(from);
        if (target.isEmpty()) {
            openEnds.add(within);
            return NODES.booleanNode(true);
        }
        openEnds.refers(within, target.get());
        if (inPlace) {
            loops.add(within, target.get());
        }
        return NODES.objectNode().put("$ref", "#/definitions/" + target.get());
    }

    void count(Located source) {
        if (++copied > MOST_COPIES) {
            throw new InvalidDocumentException(
                    Rule.LIMIT.at(source.location(), "the payload schemas refer into each other too often"));
        }
    }

    private Optional<Integer> number(Located schema) {
        return reading.resolved(schema)
                .map(found -> numbers.computeIfAbsent(found.node(), node -> {
                    pending.add(found);
                    sources.add(found);
                    return sources.size() - 1;
                }));
    }

    Located at(JsonPointer pointer) {
        return reading.at(pointer);
    }
}
