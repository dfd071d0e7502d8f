package io.eventplane.director.definitions;

import java.time.DateTimeException;
import java.time.Duration;

/** A length of time, as ISO 8601 writes it. */
public record TimeSpan(Duration duration) {

    /**
     * The length of time that a text means.
     *
     * @throws IllegalArgumentException unless the text is a duration of ISO 8601 in days and smaller units
     */
    public static TimeSpan parse(String text) {
        try {
            return new TimeSpan(Duration.parse(text));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "a Duration is written as ISO 8601 has it, in days, hours, minutes and seconds: PT1H", e);
        }
    }

    @Override
    public String toString() {
        return duration.toString();
    }
}
