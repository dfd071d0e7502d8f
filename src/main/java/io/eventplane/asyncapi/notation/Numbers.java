package io.eventplane.asyncapi.notation;

import io.eventplane.asyncapi.place.Located;
import io.eventplane.asyncapi.place.Location;
import io.eventplane.asyncapi.verdict.Limits;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Numbers that those who validate cannot take as they are. One whose plain form would be longer than {@link Limits#DIGITS} is
 * found and refused: {@code 1e999999999} is eleven characters, but a gigabyte as soon as somebody divides it. A whole number of
 * more than 64 bits is {@link #plain written out}.
 */
public final class Numbers {

    private static final int LONG_DIGITS = 19;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Numbers() {}

    public static boolean anyTooLong(JsonNode tree) {
        return any(tree, Numbers::isTooLong);
    }

    /** Where the first one is; slower than {@link #anyTooLong}, so ask that first. */
    public static Optional<Location> firstTooLong(JsonNode tree) {
        return firstTooLong(Located.root(tree));
    }

    private static Optional<Location> firstTooLong(Located value) {
        if (!value.node().isContainer()) {
            return Optional.of(value)
                    .filter(number -> anyTooLong(number.node()))
                    .map(Located::location);
        }
        return value.children().stream()
                .map(Numbers::firstTooLong)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /**
     * The same values, with {@code 1e20} as {@code 100000000000000000000}: held against a whole number, the validator takes any
     * number with an exponent for one of 64 bits, and fails. The tree itself where it has none of those.
     *
     * @param tree has no number that is too long
     */
    public static JsonNode plain(JsonNode tree) {
        return any(tree, Numbers::isLargeWhole) ? plainCopy(tree) : tree;
    }

    private static boolean any(JsonNode tree, Predicate<BigDecimal> unfit) {
        if (!tree.isContainer()) {
            return tree.isBigDecimal() && unfit.test(tree.decimalValue());
        }
        for (JsonNode child : tree) {
            if (any(child, unfit)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLargeWhole(BigDecimal number) {
        // One that does not fit has at least 19 digits before its point; to strip all others of their zeros would cost.
        return number.precision() - number.scale() >= LONG_DIGITS
                && number.stripTrailingZeros().scale() <= 0
                && number.toBigInteger().bitLength() >= Long.SIZE;
    }

    private static JsonNode plainCopy(JsonNode tree) {
        if (tree.isObject()) {
            ObjectNode copy = NODES.objectNode();
            tree.properties().forEach(each -> copy.set(each.getKey(), plainCopy(each.getValue())));
            return copy;
        }
        if (tree.isArray()) {
            return NODES.arrayNode()
                    .addAll(tree.valueStream().map(Numbers::plainCopy).toList());
        }
        return any(tree, Numbers::isLargeWhole)
                ? NODES.numberNode(tree.decimalValue().toBigInteger())
                : tree;
    }

    static boolean isTooLong(BigDecimal number) {
        long integerDigits = (long) number.precision() - number.scale();
        return integerDigits > Limits.DIGITS || number.scale() > Limits.DIGITS;
    }
}
