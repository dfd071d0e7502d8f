package io.eventplane.director.pages;

import io.eventplane.director.failure.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for.
 *
 * @param limit how many rows at most, 1 to {@value #MOST}
 * @param after the position behind which the part begins; 0 for the start
 */
public record Slice(int limit, long after) {

    /** The most rows that one page may have. */
    public static final int MOST = 1000;

    /** How many rows a page has when nobody says; also where somebody says null, which the schema allows. */
    private static final int USUAL = 100;

    public Slice {
        if (limit < 1 || limit > MOST) {
            throw new InvalidInputException("first must be from 1 to " + MOST + ", was " + limit);
        }
    }

    /** The slice that a query's {@code first} and {@code after} mean. */
    public static Slice of(@Nullable Integer first, @Nullable PageCursor after) {
        try {
            return new Slice(
                    first == null ? USUAL : first,
                    after == null || after.value().isEmpty() ? 0 : after.position());
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(e.getMessage(), e);
        }
    }
}
