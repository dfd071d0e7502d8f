package io.eventplane.asyncapi.inclusion;

import io.eventplane.asyncapi.place.Located;
import io.eventplane.asyncapi.place.Location;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
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
record Shape(Location at, List<Located> parts, Set<Kind> kinds, Set<Location> chosen, List<Located> excluded) {

    /** Keywords that restrict values in ways that this does not follow: where they stand, a difference may be none. */
    private static final Set<String> NOT_FOLLOWED =
            Set.of("not", "if", "dependencies", "propertyNames", "contains", "$ref");

    static Shape of(Schemas schemas, Located schema) {
        return new Shape(schema.location(), List.of(), Kind.ALL, Set.of(), List.of()).and(schemas, List.of(schema));
    }

    /** Anything at all. */
    static Shape anything(Location at) {
        return new Shape(at, List.of(), Kind.ALL, Set.of(), List.of());
    }

    /** These hold, too. */
    Shape and(Schemas schemas, List<Located> more) {
        Set<Location> known = new HashSet<>();
        parts.forEach(part -> known.add(part.location()));
        List<Located> all = new ArrayList<>(parts);
        for (Located schema : more) {
            for (Located part : schemas.parts(schema)) {
                if (known.add(part.location())) {
                    all.add(part);
                }
            }
        }
        return new Shape(at, List.copyOf(all), left(all, kinds), chosen, excluded);
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
        return new Shape(at, parts, left, chosen, excluded);
    }

    /** One alternative of a choice; of {@code oneOf} it is known that the others don't hold. */
    Shape choosing(Schemas schemas, Located choice, Located alternative) {
        Set<Location> more = new HashSet<>(chosen);
        more.add(choice.location());
        List<Located> out = new ArrayList<>(excluded);
        if (choice.name().equals("oneOf")) {
            choice.children().stream()
                    .filter(other -> !other.equals(alternative))
                    .forEach(out::add);
        }
        Shape narrowed = and(schemas, List.of(alternative));
        return new Shape(alternative.location(), narrowed.parts, narrowed.kinds, Set.copyOf(more), List.copyOf(out));
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
        return kinds.isEmpty() || values().filter(List::isEmpty).isPresent();
    }

    /** Whether something restricts its values in a way that is not followed. */
    boolean isVague() {
        return parts.stream().anyMatch(part -> NOT_FOLLOWED.stream().anyMatch(part.node()::has));
    }

    /** All values there are; empty when they are not enumerated. */
    Optional<List<JsonNode>> values() {
        Optional<List<JsonNode>> values = Optional.empty();
        for (Located part : parts) {
            JsonNode listed = part.node().path("enum");
            if (listed.isArray()) {
                values = Optional.of(common(values, JsonValues.items(listed)));
            }
            if (part.node().has("const")) {
                values = Optional.of(common(values, List.of(part.node().path("const"))));
            }
        }
        return values.map(all ->
                all.stream().filter(value -> kinds.contains(Kind.of(value))).toList());
    }

    private static List<JsonNode> common(Optional<List<JsonNode>> known, List<JsonNode> more) {
        return known.map(values -> values.stream()
                        .filter(value -> JsonValues.contain(more, value))
                        .toList())
                .orElse(more);
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
        Set<String> names = new LinkedHashSet<>();
        all("required").forEach(list -> JsonValues.items(list.node()).forEach(name -> names.add(name.asString(""))));
        return names;
    }

    /** Where each keyword leads the reader of a report: the keyword if it stands once, else the schema. */
    Location place(String keyword) {
        return all(keyword).map(Located::location).findFirst().orElse(at);
    }
}
