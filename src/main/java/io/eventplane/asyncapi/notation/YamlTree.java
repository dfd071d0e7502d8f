package io.eventplane.asyncapi.notation;

import io.eventplane.asyncapi.place.Location;
import io.eventplane.asyncapi.verdict.InvalidDocumentException;
import io.eventplane.asyncapi.verdict.Limits;
import io.eventplane.asyncapi.verdict.Position;
import io.eventplane.asyncapi.verdict.Rule;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Builds a tree from the events of a YAML 1.2 parser, so that depth, size and aliases are checked before memory is spent
 * on them. An alias shares its anchor's node, and is counted as a copy.
 *
 * @see <a href="https://yaml.org/spec/1.2.2/">YAML 1.2.2</a>
 */
final class YamlTree {

    private final Iterator<Event> events;
    private final YamlAnchors anchors = new YamlAnchors();
    private int values;

    private YamlTree(Iterator<Event> events) {
        this.events = events;
    }

    static JsonNode read(String text) {
        try {
            return new YamlTree(new YamlEvents(text)).onlyDocument();
        } catch (MarkedYamlEngineException e) {
            String problem = Optional.ofNullable(e.getProblem()).orElse("not well-formed");
            String message = position(e.getProblemMark()) + problem;
            throw new InvalidDocumentException(
                    Rule.SYNTAX.at(Location.ROOT, message).at(place(e.getProblemMark())));
        } catch (YamlEngineException e) {
            throw new InvalidDocumentException(Rule.SYNTAX.at(Location.ROOT, String.valueOf(e.getMessage())));
        }
    }

    private JsonNode onlyDocument() {
        next(); // stream start
        if (next().getEventId() == Event.ID.StreamEnd) {
            return NullNode.getInstance();
        }
        JsonNode tree = value(next(), Location.ROOT, 1);
        next(); // document end
        if (next().getEventId() != Event.ID.StreamEnd) {
            throw new InvalidDocumentException(
                    Rule.SYNTAX.at(Location.ROOT, "the text holds more than one YAML document"));
        }
        return tree;
    }

    private Event next() {
        return events.next();
    }

    private JsonNode value(Event event, Location at, int depth) {
        if (event instanceof AliasEvent alias) {
            return alias(alias, at);
        }
        int valuesBefore = values;
        count(1, at);
        Optional<Anchor> anchor = ((NodeEvent) event).getAnchor();
        anchor.ifPresent(anchors::open);
        JsonNode node = content(event, at, depth);
        anchor.ifPresent(name -> anchors.close(name, node, values - valuesBefore));
        return node;
    }

    private JsonNode content(Event event, Location at, int depth) {
        if (depth > Limits.DEPTH) {
            throw refused(Rule.LIMIT, event, at, "values are nested more than " + Limits.DEPTH + " deep");
        }
        if (event instanceof ScalarEvent scalar) {
            return YamlScalars.node(scalar, at);
        }
        return event.getEventId() == Event.ID.SequenceStart ? sequence(at, depth) : mapping(at, depth);
    }

    private JsonNode alias(AliasEvent alias, Location at) {
        YamlAnchors.Anchored anchored = anchors.resolve(alias, at);
        count(anchored.values(), at);
        return anchored.node();
    }

    private void count(int more, Location at) {
        values += more;
        if (values > Limits.VALUES) {
            String message = "the document holds more than " + Limits.VALUES + " values, aliases expanded";
            throw new InvalidDocumentException(Rule.LIMIT.at(at, message));
        }
    }

    private ArrayNode sequence(Location at, int depth) {
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        for (Event event = next(); event.getEventId() != Event.ID.SequenceEnd; event = next()) {
            items.add(value(event, at.child(items.size()), depth + 1));
        }
        return items;
    }

    private ObjectNode mapping(Location at, int depth) {
        YamlMapping mapping = new YamlMapping();
        for (Event event = next(); event.getEventId() != Event.ID.MappingEnd; event = next()) {
            String key = key(event, at);
            JsonNode value = value(next(), at.child(key), depth + 1);
            if (!mapping.put(key, value, YamlScalars.isMergeKey(event))) {
                throw refused(Rule.DUPLICATE_KEY, event, at.child(key), "the key " + key + " occurs twice");
            }
        }
        return mapping.entries(merged -> count(merged, at));
    }

    private String key(Event event, Location at) {
        if (event instanceof AliasEvent alias) {
            return anchors.resolve(alias, at).node().asString("");
        }
        if (!(event instanceof ScalarEvent scalar)) {
            throw refused(Rule.TYPE, event, at, "a key must be text, not a list or an object");
        }
        if (scalar.getValue().length() > Limits.KEY_LENGTH) {
            throw refused(Rule.LIMIT, event, at, "a key has at most " + Limits.KEY_LENGTH + " characters");
        }
        scalar.getAnchor().ifPresent(name -> anchors.close(name, YamlScalars.text(scalar), 1));
        return scalar.getValue();
    }

    static InvalidDocumentException refused(Rule rule, Event event, Location at, String message) {
        return new InvalidDocumentException(
                rule.at(at, position(event.getStartMark()) + message).at(place(event.getStartMark())));
    }

    static @Nullable Position place(Optional<Mark> mark) {
        return mark.map(at -> new Position(at.getLine() + 1, at.getColumn() + 1))
                .orElse(null);
    }

    private static String position(Optional<Mark> mark) {
        return mark.map(at -> "line " + (at.getLine() + 1) + ", column " + (at.getColumn() + 1) + ": ")
                .orElse("");
    }
}
