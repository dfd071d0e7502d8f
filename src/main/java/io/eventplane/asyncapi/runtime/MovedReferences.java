package io.eventplane.asyncapi.runtime;

import io.eventplane.asyncapi.place.Located;
import io.eventplane.asyncapi.place.Location;
import io.eventplane.asyncapi.place.Reference;
import io.eventplane.asyncapi.reading.References;
import io.eventplane.asyncapi.verdict.Limits;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes the references of a rewritten document lead to where their targets are now. A target that is nowhere any more, such
 * as a parameter of a channel that has none now, is copied to where it was referred to. What led out of the document by way
 * of a part that the rewritten one may not have leads out at once.
 */
final class MovedReferences {

    private static final int NESTED_COPIES = 8;

    private final References original;
    private final Map<Location, Optional<Location>> moves = new HashMap<>();
    private final Set<Location> beingCopied = new HashSet<>();
    private int copied;

    MovedReferences(References original) {
        this.original = original;
    }

    /** Where several places of the result come from one of the original, the first one told counts. */
    void moved(Location from, Location to) {
        moves.putIfAbsent(from, Optional.of(to));
    }

    /** What was there is now part of something else. */
    void gone(Location from) {
        moves.put(from, Optional.empty());
    }

    boolean knows(Location from) {
        return moves.containsKey(from);
    }

    /** Changes the references in {@code rewritten}. */
    void adjust(ObjectNode rewritten) {
        adjusted(rewritten, rewritten);
    }

    private JsonNode adjusted(JsonNode node, JsonNode rewritten) {
        if (References.isReference(node)) {
            return adjustedReference(node, rewritten);
        }
        if (node instanceof ObjectNode object) {
            List.copyOf(object.propertyNames()).forEach(key -> object.set(key, adjusted(object.path(key), rewritten)));
        } else if (node instanceof ArrayNode array) {
            for (int index = 0; index < array.size(); index++) {
                array.set(index, adjusted(array.path(index), rewritten));
            }
        }
        return node;
    }

    private JsonNode adjustedReference(JsonNode reference, JsonNode rewritten) {
        try {
            Located target = original.target(new Located(Location.ROOT, reference));
            Optional<Location> now = now(target.location()).filter(place -> exists(place, rewritten));
            return now.isPresent() ? pointing(reference, target.location(), now.get()) : copy(target, rewritten);
        } catch (References.Broken leadsNowhereHere) {
            leadsNowhereHere.outside().ifPresent(outside -> ((ObjectNode) reference).put("$ref", outside));
            return reference;
        }
    }

    private static JsonNode pointing(JsonNode reference, Location before, Location now) {
        if (!now.equals(before)) {
            ((ObjectNode) reference).put("$ref", Reference.to(now));
        }
        return reference;
    }

    private JsonNode copy(Located target, JsonNode rewritten) {
        // A copy inside of itself would never end, nor would a hostile tangle of copies: anything is allowed there
        // instead.
        copied += size(target.node());
        if (beingCopied.size() == NESTED_COPIES || copied > Limits.VALUES || !beingCopied.add(target.location())) {
            return JsonNodeFactory.instance.objectNode();
        }
        JsonNode copy = adjusted(target.node().deepCopy(), rewritten);
        beingCopied.remove(target.location());
        return copy;
    }

    /** Where a place of the original is in the rewritten document: the longest part of its way that moved decides. */
    private Optional<Location> now(Location place) {
        List<String> steps = place.steps();
        for (int length = Math.min(steps.size(), 3); length > 1; length--) {
            Optional<Location> move = moves.get(Location.ROOT.descend(steps.subList(0, length)));
            if (move != null) {
                List<String> rest = steps.subList(length, steps.size());
                return move.map(to -> to.descend(rest));
            }
        }
        return Optional.of(place);
    }

    private static boolean exists(Location place, JsonNode document) {
        JsonNode at = document;
        for (String step : place.steps()) {
            at = at.isArray() ? at.path(Integer.parseInt(step)) : at.path(step);
        }
        return !at.isMissingNode();
    }

    private static int size(JsonNode node) {
        int size = 1;
        for (JsonNode child : node) {
            size += size(child);
        }
        return size;
    }
}
