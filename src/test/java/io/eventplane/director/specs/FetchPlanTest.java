package io.eventplane.director.specs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When is fetched again. */
class FetchPlanTest {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private static FetchPlan plan(Duration refresh, double chance) {
        return new FetchPlan(refresh, Duration.ofSeconds(30), Duration.ofHours(6), () -> chance);
    }

    @ParameterizedTest
    @CsvSource({"0, PT1H", "0.5, PT57M", "1, PT54M"})
    void a_success_is_followed_by_the_next_fetch_about_an_interval_later(double chance, Duration wait) {
        assertThat(plan(HOUR, chance).afterSuccess(NOW)).isEqualTo(NOW.plus(wait));
    }

    @ParameterizedTest
    @CsvSource({
        "-PT1S, PT30S, PT6H, refresh-interval",
        "PT1H, PT0S, PT6H, first-retry",
        "PT1H, PT30S, PT20S, longest-retry"
    })
    void a_plan_that_would_never_rest_is_refused(Duration refresh, Duration first, Duration longest, String key) {
        assertThatThrownBy(() -> new FetchPlan(refresh, first, longest, () -> 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("eventplane.director.fetch." + key);
    }

    @Test
    void without_an_interval_there_is_no_next_fetch() {
        assertThat(plan(Duration.ZERO, 0).afterSuccess(NOW)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0, PT30S",
        "2, 0, PT1M",
        "3, 0, PT2M",
        "10, 0, PT4H16M",
        "11, 0, PT6H",
        "1000000, 0, PT6H",
        "1, 1, PT15S",
        "3, 1, PT1M"
    })
    void failures_are_followed_later_and_later_and_never_all_at_once(int failures, double chance, Duration wait) {
        assertThat(plan(HOUR, chance).afterFailure(NOW, failures, Optional.empty()))
                .isEqualTo(NOW.plus(wait));
    }

    @ParameterizedTest
    @CsvSource({"PT2M, PT2M", "PT1S, PT30S", "P30D, PT6H"})
    void a_server_that_asks_to_be_left_alone_is_left_alone_within_reason(Duration asked, Duration wait) {
        assertThat(plan(HOUR, 0).afterFailure(NOW, 1, Optional.of(asked))).isEqualTo(NOW.plus(wait));
    }
}
