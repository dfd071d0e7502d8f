package io.eventplane.director.specs.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9110, 10.2.3. */
class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "120 | PT2M",
                "0 | PT0S",
                "Sat, 31 Jan 2026 12:05:00 GMT | PT5M",
                "Sat, 31 Jan 2026 11:00:00 GMT | PT0S"
            })
    void seconds_and_dates_are_understood(String value, Duration wait) {
        assertThat(RetryAfter.parse(value, NOW)).contains(wait);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1", "1.5", "9999999999", "2026-01-31T12:05:00Z"})
    void all_else_is_ignored(String value) {
        assertThat(RetryAfter.parse(value, NOW)).isEmpty();
    }
}
