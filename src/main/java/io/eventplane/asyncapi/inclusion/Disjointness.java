package io.eventplane.asyncapi.inclusion;

import io.eventplane.asyncapi.place.Located;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Whether it is certain that no value of the writer fits a schema of the reader: what tells alternatives apart. */
final class Disjointness {

    /** Alternatives are told apart near their top. */
    private static final int DEPTH = 4;

    private final Schemas readers;
    private final ContainerRules containers;
    private final Budget budget;

    Disjointness(Schemas readers, ContainerRules containers, Budget budget) {
        this.readers = readers;
        this.containers = containers;
        this.budget = budget;
    }

    boolean certain(Shape writer, Located reader) {
        return certain(writer, Shape.of(readers, reader), 0);
    }

    private boolean certain(Shape one, Shape other, int depth) {
        budget.spend(one.size() + other.size());
        Shape both = one.only(other.kinds());
        if (one.isEmpty() || other.isEmpty() || both.kinds().isEmpty() || valuesDiffer(one, other)) {
            return true;
        }
        if (Set.of(Kind.INTEGER, Kind.FRACTION).containsAll(both.kinds())) {
            return Range.of(one).misses(Range.of(other));
        }
        return depth < DEPTH
                && ((both.kinds().equals(Set.of(Kind.OBJECT)) && propertyDiffers(one, other, depth))
                        || everyAlternative(one, other, depth));
    }

    private boolean valuesDiffer(Shape one, Shape other) {
        Optional<List<JsonNode>> values = one.values();
        Optional<List<JsonNode>> others = other.values();
        return values.isPresent()
                && others.isPresent()
                && values.get().stream().noneMatch(value -> readers.values().contain(others.get(), value));
    }

    /** A property that is always there and is not the same, or that one demands and the other forbids. */
    private boolean propertyDiffers(Shape one, Shape other, int depth) {
        Set<String> certain = new LinkedHashSet<>(one.required());
        certain.addAll(other.required());
        for (String name : certain) {
            Optional<Shape> mine = containers.value(one, name);
            Optional<Shape> theirs = readersValue(other, name);
            if (mine.filter(Shape::isEmpty).isPresent()
                    || theirs.filter(Shape::isEmpty).isPresent()) {
                return true;
            }
            if (mine.isPresent() && theirs.isPresent() && certain(mine.get(), theirs.get(), depth + 1)) {
                return true;
            }
        }
        return false;
    }

    private Optional<Shape> readersValue(Shape reader, String name) {
        return new ContainerRules(readers, budget, (shape, schema) -> Collections.emptyList(), (a, b) -> false)
                .value(reader, name);
    }

    private boolean everyAlternative(Shape one, Shape other, int depth) {
        return other.choice()
                .filter(choice -> choice.children().stream()
                        .allMatch(branch -> certain(one, other.choosing(readers, choice, branch), depth + 1)))
                .isPresent();
    }
}
