package io.eventplane.asyncapi.inclusion;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Between what numbers values lie; for integers the bounds are integers that belong to it. */
record Range(Optional<Bound> lower, Optional<Bound> upper) {

    record Bound(BigDecimal value, boolean exclusive) {}

    static Range of(Shape shape) {
        boolean integers = !shape.kinds().contains(Kind.FRACTION);
        Optional<List<BigDecimal>> values = shape.values().map(Range::numbers);
        if (values.isPresent() && !values.get().isEmpty()) {
            return new Range(
                    values.get().stream().min(Comparator.naturalOrder()).map(least -> new Bound(least, false)),
                    values.get().stream().max(Comparator.naturalOrder()).map(most -> new Bound(most, false)));
        }
        return new Range(
                tighter(
                        shape.most("minimum").map(value -> lower(value, false, integers)),
                        shape.most("exclusiveMinimum").map(value -> lower(value, true, integers)),
                        Range::higher),
                tighter(
                        shape.least("maximum").map(value -> upper(value, false, integers)),
                        shape.least("exclusiveMaximum").map(value -> upper(value, true, integers)),
                        Range::deeper));
    }

    static Bound lower(BigDecimal value, boolean exclusive, boolean integers) {
        if (!integers) {
            return new Bound(value, exclusive);
        }
        BigDecimal floor = value.setScale(0, RoundingMode.FLOOR);
        return new Bound(exclusive ? floor.add(BigDecimal.ONE) : value.setScale(0, RoundingMode.CEILING), false);
    }

    static Bound upper(BigDecimal value, boolean exclusive, boolean integers) {
        if (!integers) {
            return new Bound(value, exclusive);
        }
        BigDecimal ceiling = value.setScale(0, RoundingMode.CEILING);
        return new Bound(exclusive ? ceiling.subtract(BigDecimal.ONE) : value.setScale(0, RoundingMode.FLOOR), false);
    }

    boolean staysAbove(Bound bound) {
        return lower.filter(own -> higher(own, bound).equals(own)).isPresent();
    }

    boolean staysBelow(Bound bound) {
        return upper.filter(own -> deeper(own, bound).equals(own)).isPresent();
    }

    /** Whether no number is in both. */
    boolean misses(Range other) {
        return isBelow(upper, other.lower) || isBelow(other.upper, lower);
    }

    private static boolean isBelow(Optional<Bound> upper, Optional<Bound> lower) {
        return upper.isPresent() && lower.isPresent() && isBelow(upper.get(), lower.get());
    }

    private static boolean isBelow(Bound upper, Bound lower) {
        int compared = upper.value().compareTo(lower.value());
        return compared < 0 || (compared == 0 && (upper.exclusive() || lower.exclusive()));
    }

    /** Of two lower bounds the one that lets less through; the first when they are one. */
    private static Bound higher(Bound one, Bound other) {
        int compared = one.value().compareTo(other.value());
        return compared > 0 || (compared == 0 && (one.exclusive() || !other.exclusive())) ? one : other;
    }

    private static Bound deeper(Bound one, Bound other) {
        int compared = one.value().compareTo(other.value());
        return compared < 0 || (compared == 0 && (one.exclusive() || !other.exclusive())) ? one : other;
    }

    private static Optional<Bound> tighter(Optional<Bound> one, Optional<Bound> other, BinaryOperator<Bound> choice) {
        return Stream.of(one, other).flatMap(Optional::stream).reduce(choice);
    }

    private static List<BigDecimal> numbers(List<JsonNode> values) {
        return values.stream()
                .filter(value -> Set.of(Kind.INTEGER, Kind.FRACTION).contains(Kind.of(value)))
                .map(JsonNode::decimalValue)
                .toList();
    }
}
