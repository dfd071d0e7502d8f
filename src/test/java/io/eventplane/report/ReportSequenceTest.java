package io.eventplane.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventplane.platform.DurableFile;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportSequenceTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    Path folder;

    private ReportSequence started(Instant now) {
        return ReportSequence.started(file(), Clock.fixed(now, ZoneOffset.UTC));
    }

    private DurableFile file() {
        return new DurableFile(folder.resolve("starts"));
    }

    @Test
    void numbers_grow() {
        var sequence = started(NOW);

        assertThat(sequence.next()).isPositive().isLessThan(sequence.next());
    }

    @Test
    void they_grow_over_restarts_although_the_clock_goes_back_by_a_year() {
        long before = started(NOW).next();

        assertThat(started(NOW.minusSeconds(31_536_000)).next()).isGreaterThan(before);
    }

    @Test
    void they_grow_although_the_file_was_lost() {
        long before = started(NOW).next();
        file().delete();

        assertThat(started(NOW.plusSeconds(60)).next()).isGreaterThan(before);
    }

    @Test
    void they_grow_although_the_file_is_an_old_copy() {
        started(NOW);
        String copy = file().read().orElseThrow();
        IntStream.range(0, 50).forEach(i -> started(NOW));
        long before = started(NOW).next();
        file().replace(copy);

        assertThat(started(NOW.plusSeconds(3600)).next()).isGreaterThan(before);
    }

    @Test
    void a_file_that_holds_something_else_is_not_guessed_at() {
        file().replace("many");

        assertThatThrownBy(() -> started(NOW))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("many");
    }
}
