package io.eventplane.director.definitions;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** A point in time, as RFC 3339 writes it. */
public record Timestamp(Instant instant) {

    /**
     * The point in time that a text means.
     *
     * @throws IllegalArgumentException unless the text is RFC 3339
     */
    public static Timestamp parse(String text) {
        try {
            return new Timestamp(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("a Timestamp is written as RFC 3339 has it: 2026-01-31T12:00:00Z", e);
        }
    }

    @Override
    public String toString() {
        return instant.toString();
    }
}
