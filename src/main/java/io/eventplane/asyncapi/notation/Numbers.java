package io.eventplane.asyncapi.notation;

import io.eventplane.asyncapi.place.Located;
import io.eventplane.asyncapi.place.Location;
import io.eventplane.asyncapi.verdict.Limits;
import java.math.BigDecimal;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Finds numbers whose plain form would be longer than {@link Limits#DIGITS}: {@code 1e999999999} is eleven characters, but
 * a gigabyte as soon as somebody divides it.
 */
public final class Numbers {

    private Numbers() {}

    public static boolean anyTooLong(JsonNode tree) {
        if (!tree.isContainer()) {
            return tree.isBigDecimal() && isTooLong(tree.decimalValue());
        }
        for (JsonNode child : tree) {
            if (anyTooLong(child)) {
                return true;
            }
        }
        return false;
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

    static boolean isTooLong(BigDecimal number) {
        long integerDigits = (long) number.precision() - number.scale();
        return integerDigits > Limits.DIGITS || number.scale() > Limits.DIGITS;
    }
}
