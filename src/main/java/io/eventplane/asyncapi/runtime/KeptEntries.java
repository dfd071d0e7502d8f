package io.eventplane.asyncapi.runtime;

import io.eventplane.asyncapi.place.Located;
import io.eventplane.asyncapi.place.Location;
import io.eventplane.asyncapi.reading.Reading;
import io.eventplane.asyncapi.reading.References;
import io.eventplane.asyncapi.structure.Part;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The channels, operations and components of a document that its rewritten form keeps: those asked for, and all that
 * something kept refers to. What is kept is a copy without the old bus.
 */
final class KeptEntries {

    private final Located root;
    private final References references;
    private final Map<Location, JsonNode> kept = new HashMap<>();
    private final Deque<JsonNode> unread = new ArrayDeque<>();

    KeptEntries(Reading reading) {
        this.root = reading.root();
        this.references = reading.references();
    }

    /** @param entry its location is that of the copy's original, references followed */
    void keep(Located entry) {
        if (!kept.containsKey(entry.location())) {
            keep(entry, entry.node().deepCopy());
        }
    }

    /** A published channel has no parameters any more, and in 2.x nothing the Application receives. */
    void keepPublished(Located channel) {
        ObjectNode copy = (ObjectNode) channel.node().deepCopy();
        keep(channel, copy.remove(List.of("parameters", "publish")));
    }

    private void keep(Located entry, JsonNode copy) {
        OldBus.removeFrom(kind(entry.location()), copy);
        kept.put(entry.location(), copy);
        unread.add(copy);
    }

    /** Keeps what {@code node} and everything kept so far refer to. */
    void keepReferencedBy(JsonNode node) {
        unread.add(node);
        while (!unread.isEmpty()) {
            keepTargets(Part.whole(unread.remove()));
        }
    }

    boolean contains(Location entry) {
        return kept.containsKey(entry);
    }

    /** The copy of a kept entry, to be changed freely. */
    JsonNode copy(Location entry) {
        return Optional.ofNullable(kept.get(entry)).orElseThrow();
    }

    private void keepTargets(Part part) {
        if (part.isReference()) {
            entryOf(part.node()).ifPresent(this::keep);
        }
        part.parts().forEach(this::keepTargets);
    }

    private Optional<Located> entryOf(JsonNode reference) {
        try {
            return entryAbove(
                    references.target(new Located(Location.ROOT, reference)).location());
        } catch (References.Broken leftAsItIs) {
            return Optional.empty();
        }
    }

    /** The channel, operation or component that a place belongs to. */
    private Optional<Located> entryAbove(Location place) {
        List<String> steps = place.steps();
        int depth = steps.isEmpty() ? 0 : depth(steps.get(0));
        if (depth == 0 || steps.size() < depth) {
            return Optional.empty();
        }
        Located at = root;
        for (String step : steps.subList(0, depth)) {
            at = at.child(step);
        }
        return Optional.of(at);
    }

    private static int depth(String rootField) {
        return switch (rootField) {
            case "channels", "operations" -> 2;
            case "components" -> 3;
            default -> 0;
        };
    }

    private static String kind(Location entry) {
        return entry.parent() == null ? "" : entry.parent().token();
    }
}
