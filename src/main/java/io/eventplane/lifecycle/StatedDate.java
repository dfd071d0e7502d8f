package io.eventplane.lifecycle;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Reads a moment out of a text that may be a date and may be something else, such as the version {@code 2.3}. */
public final class StatedDate {

    /** Up to when a header, a database and a reader agree on what a year is. */
    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    private StatedDate() {}

    /** The moment that an RFC 3339 date-time says, or the first of a full date in UTC; empty when the text is neither. */
    public static Optional<Instant> of(String text) {
        try {
            return Optional.of(
                            text.length() == 10
                                    ? startOf(text)
                                    : OffsetDateTime.parse(text).toInstant())
                    .filter(StatedDate::isUsual);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Whether it lies between 1970 and 9999, where every part of the system can carry it. */
    public static boolean isUsual(Instant moment) {
        return !moment.isBefore(Instant.EPOCH) && moment.isBefore(END);
    }

    private static Instant startOf(String date) {
        return LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
