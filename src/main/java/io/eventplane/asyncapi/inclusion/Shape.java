package io.eventplane.asyncapi.inclusion;

import io.eventplane.asyncapi.place.Located;
import io.eventplane.asyncapi.place.Location;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What is known of the writer's values at one place: parts of schemas that all hold, the kinds that are left, and alternatives of the
 * same choice that are known not to hold.
 *
 * @param at where it is reported
 * @param chosen the choices ({@code oneOf}, {@code anyOf}) of which one alternative is among the parts already
 */
record Shape(
        Location at,
        List<Located> parts,
        Set<Kind> kinds,
        Set<Location> chosen,
        List<Located> excluded,
        Listed listed) {

    /** Keywords that restrict values in ways that this does not follow: where they stand, a difference may be none. */
    private static final Set<String> NOT_FOLLOWED =
            Set.of("not", "if", "dependencies", "propertyNames", "contains", "$ref");

    static Shape of(Schemas schemas, Located schema) {
        return anything(schema.location()).and(schemas, List.of(schema));
    }

    /** Anything at all. */
    static Shape anything(Location at) {
        return new Shape(at, List.of(), Kind.ALL, Set.of(), List.of(), Listed.NOTHING);
    }

    /** These hold, too. */
    Shape and(Schemas schemas, List<Located> more) {
        Set<Location> known = new HashSet<>();
        parts.forEach(part -> known.add(part.location()));
        List<Located> added = more.stream()
                .flatMap(schema -> schemas.parts(schema).stream())
                .filter(part -> known.add(part.location()))
                .toList();
        List<Located> all = new ArrayList<>(parts);
        all.addAll(added);
        schemas.budget().spend(all.size());
        return new Shape(
                at, List.copyOf(all), left(added, kinds), chosen, excluded, listed.and(added, schemas.values()));
    }

    /** How much of it there is to look at: as many steps as any question about it costs. */
    int size() {
        return 1 + parts.size() + listed.size();
    }

    private static Set<Kind> left(List<Located> parts, Set<Kind> kinds) {
        Set<Kind> left = EnumSet.noneOf(Kind.class);
        left.addAll(kinds);
        for (Located part : parts) {
            JsonNode node = part.node();
            if (node.isBoolean() && !node.booleanValue()) {
                left.clear();
            }
            left.retainAll(Kind.allowedBy(node.path("type")));
            if (node.path("multipleOf").isNumber() && Kind.of(node.path("multipleOf")) == Kind.INTEGER) {
                left.remove(Kind.FRACTION);
            }
        }
        return left;
    }

    Shape only(Set<Kind> kept) {
        Set<Kind> left = EnumSet.noneOf(Kind.class);
        left.addAll(kinds);
        left.retainAll(kept);
        return new Shape(at, parts, left, chosen, excluded, listed);
    }

    /** One alternative of a choice; of {@code oneOf} it is known that the others don't hold. */
    Shape choosing(Schemas schemas, Located choice, Located alternative) {
        schemas.budget().spend(choice.node().size() + excluded.size());
        Set<Location> more = new HashSet<>(chosen);
        more.add(choice.location());
        List<Located> out = new ArrayList<>(excluded);
        if (choice.name().equals("oneOf")) {
            choice.children().stream()
                    .filter(other -> !other.location().equals(alternative.location()))
                    .forEach(out::add);
        }
        Shape narrowed = and(schemas, List.of(alternative));
        return new Shape(
                alternative.location(),
                narrowed.parts,
                narrowed.kinds,
                Set.copyOf(more),
                List.copyOf(out),
                narrowed.listed);
    }

    /** A choice that has not been gone through yet. */
    Optional<Located> choice() {
        return parts.stream()
                .flatMap(part -> Stream.of(part.child("oneOf"), part.child("anyOf")))
                .filter(list -> list.node().isArray() && !list.node().isEmpty())
                .filter(list -> !chosen.contains(list.location()))
                .findFirst();
    }

    boolean isEmpty() {
        return kinds.isEmpty()
                || listed.values()
                        .filter(all -> all.stream().noneMatch(value -> kinds.contains(Kind.of(value))))
                        .isPresent();
    }

    /** Whether something restricts its values in a way that is not followed. */
    boolean isVague() {
        return parts.stream().anyMatch(part -> NOT_FOLLOWED.stream().anyMatch(part.node()::has));
    }

    /** All values there are; empty when they are not enumerated. */
    Optional<List<JsonNode>> values() {
        return listed.values()
                .map(all -> all.stream()
                        .filter(value -> kinds.contains(Kind.of(value)))
                        .toList());
    }

    /** Where a keyword stands, in every part that has it. */
    Stream<Located> all(String keyword) {
        return parts.stream().filter(part -> part.node().has(keyword)).map(part -> part.child(keyword));
    }

    boolean has(String keyword) {
        return all(keyword).findAny().isPresent();
    }

    /** The smallest number a keyword says. */
    Optional<BigDecimal> least(String keyword) {
        return numbers(keyword).min(Comparator.naturalOrder());
    }

    /** The largest number a keyword says. */
    Optional<BigDecimal> most(String keyword) {
        return numbers(keyword).max(Comparator.naturalOrder());
    }

    private Stream<BigDecimal> numbers(String keyword) {
        return all(keyword).map(Located::node).filter(JsonNode::isNumber).map(JsonNode::decimalValue);
    }

    /** Properties that every object has. */
    Set<String> required() {
        return listed.required();
    }

    /** Where each keyword leads the reader of a report: the keyword if it stands once, else the schema. */
    Location place(String keyword) {
        return all(keyword).map(Located::location).findFirst().orElse(at);
    }
}
