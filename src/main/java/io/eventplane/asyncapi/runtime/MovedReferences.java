package io.eventplane.asyncapi.runtime;

import io.eventplane.asyncapi.place.Located;
import io.eventplane.asyncapi.place.Location;
import io.eventplane.asyncapi.place.Reference;
import io.eventplane.asyncapi.reading.References;
import io.eventplane.asyncapi.structure.Nature;
import io.eventplane.asyncapi.structure.Part;
import io.eventplane.asyncapi.verdict.Limits;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes the references of a rewritten document lead to where their targets are now. A target that is nowhere any more, such
 * as a parameter of a channel that has none now, is copied to where it was referred to, or to a place apart. What led out of the document by way
 * of a part that the rewritten one may not have leads out at once.
 */
final class MovedReferences {

    private static final int NESTED_COPIES = 8;

    private final References original;
    private final Map<Location, Optional<Location>> moves = new HashMap<>();
    private final Set<Location> beingCopied = new HashSet<>();
    private final Map<Location, String> names = new HashMap<>();
    private final ObjectNode apart = JsonNodeFactory.instance.objectNode();
    private String apartField = "x-moved";
    private int deepest;
    private int copied;

    MovedReferences(References original) {
        this.original = original;
    }

    /** Where several places of the result come from one of the original, the first one told counts. */
    void moved(Location from, Location to) {
        moves.putIfAbsent(from, Optional.of(to));
        deepest = Math.max(deepest, from.steps().size());
    }

    /** What was there is now part of something else. */
    void gone(Location from) {
        moves.put(from, Optional.empty());
        deepest = Math.max(deepest, from.steps().size());
    }

    boolean knows(Location from) {
        return moves.containsKey(from);
    }

    /** Changes the references in {@code rewritten}. */
    void adjust(ObjectNode rewritten) {
        while (rewritten.has(apartField)) {
            apartField += "-";
        }
        adjusted(Part.whole(rewritten), rewritten);
        if (!apart.isEmpty()) {
            rewritten.set(apartField, apart);
        }
    }

    private JsonNode adjusted(Part part, JsonNode rewritten) {
        part.parts().forEach(inner -> part.replace(inner, adjusted(inner, rewritten)));
        return part.isReference() ? adjustedReference(part, rewritten) : part.node();
    }

    private JsonNode adjustedReference(Part reference, JsonNode rewritten) {
        try {
            Located target = original.target(new Located(Location.ROOT, reference.node()));
            Optional<Location> now = now(target.location()).filter(place -> exists(place, rewritten));
            return now.isPresent()
                    ? pointing(reference, now.get())
                    : reference.node().size() > 1
                            ? pointingApart(reference, target, rewritten)
                            : copy(target, reference.nature(), rewritten);
        } catch (References.Broken leadsNowhereHere) {
            leadsNowhereHere.outside().ifPresent(reference::refer);
            return reference.node();
        }
    }

    /** By the shortest way: a reference that the old one led through may be gone. */
    private static JsonNode pointing(Part reference, Location now) {
        if (!Reference.of(reference.reference()).steps().equals(now.steps())) {
            reference.refer(Reference.to(now));
        }
        return reference.node();
    }

    /** What stands beside the reference may be referred to as well, so it has to stay one. */
    private JsonNode pointingApart(Part reference, Located target, JsonNode rewritten) {
        String known = names.get(target.location());
        String name = known == null ? Integer.toString(names.size()) : known;
        if (known == null) {
            names.put(target.location(), name);
            apart.set(name, copy(target, reference.nature(), rewritten));
        }
        reference.refer(Reference.to(Location.ROOT.child(apartField).child(name)));
        return reference.node();
    }

    private JsonNode copy(Located target, Nature nature, JsonNode rewritten) {
        // A copy inside of itself would never end, nor would a hostile tangle of copies: anything is allowed there
        // instead.
        copied += size(target.node());
        if (beingCopied.size() == NESTED_COPIES || copied > Limits.VALUES || !beingCopied.add(target.location())) {
            return JsonNodeFactory.instance.objectNode();
        }
        JsonNode copy = adjusted(new Part(Location.ROOT, target.node().deepCopy(), nature), rewritten);
        beingCopied.remove(target.location());
        return copy;
    }

    /** Where a place of the original is in the rewritten document: the longest part of its way that moved decides. */
    private Optional<Location> now(Location place) {
        List<String> steps = place.steps();
        for (int length = Math.min(steps.size(), deepest); length > 1; length--) {
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
        // The text of a reference is about to change.
        return !at.isMissingNode() && !(at.isString() && place.token().equals("$ref"));
    }

    private static int size(JsonNode node) {
        int size = 1;
        for (JsonNode child : node) {
            size += size(child);
        }
        return size;
    }
}
