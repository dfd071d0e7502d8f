package io.eventplane.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailedLoginsTest {

    private static final String GUESSER = "192.0.2.1:4711";
    private static final Optional<Duration> AT_ONCE = Optional.of(Duration.ZERO);

    private final TestClock clock = new TestClock();
    private final FailedLogins logins = new FailedLogins(1, Duration.ofSeconds(5), clock::nanoTime);

    private void failAtOnce(int times) {
        for (int i = 0; i < times; i++) {
            assertThat(logins.failed(GUESSER)).isEqualTo(AT_ONCE);
        }
    }

    private void use(int times) {
        for (int i = 0; i < times; i++) {
            logins.failed(GUESSER);
        }
    }

    @Test
    void the_first_ones_cost_nothing_and_each_one_after_them_a_second_more() {
        failAtOnce(FailedLogins.BURST);

        assertThat(logins.failed(GUESSER)).contains(Duration.ofSeconds(1));
        assertThat(logins.failed(GUESSER)).contains(Duration.ofSeconds(2));
        assertThat(logins.failed(GUESSER)).contains(Duration.ofSeconds(3));
    }

    @Test
    void what_would_wait_too_long_is_not_told_at_all() {
        use(FailedLogins.BURST + 5);

        assertThat(logins.failed(GUESSER)).isEmpty();
        assertThat(logins.succeeded(GUESSER, "d1")).isEmpty();
        clock.pass(Duration.ofSeconds(1));
        assertThat(logins.failed(GUESSER)).contains(Duration.ofSeconds(5));
    }

    @Test
    void a_right_one_waits_like_a_wrong_one_and_only_once() {
        use(FailedLogins.BURST);

        assertThat(logins.succeeded(GUESSER, "d1")).contains(Duration.ofSeconds(1));
        assertThat(logins.succeeded(GUESSER, "d1")).isEqualTo(AT_ONCE);
        assertThat(logins.succeeded(GUESSER, "d2")).contains(Duration.ofSeconds(2));
    }

    @Test
    void time_heals() {
        use(FailedLogins.BURST + 3);
        clock.pass(Duration.ofSeconds(FailedLogins.BURST + 3));

        failAtOnce(FailedLogins.BURST);
    }

    @Test
    void right_ones_of_an_address_where_nobody_fails_are_not_remembered() {
        for (int i = 0; i < 100; i++) {
            assertThat(logins.succeeded("192.0.2.9:" + i, "d1")).isEqualTo(AT_ONCE);
        }
        assertThat(logins.size()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1:9, true",
        "192.0.2.2:4711, false",
        "[2001:db8::1]:1, false",
    })
    void the_port_does_not_matter_and_the_address_does(String peer, boolean slowed) {
        use(FailedLogins.BURST);

        assertThat(logins.failed(peer).equals(AT_ONCE)).isNotEqualTo(slowed);
    }

    @Test
    void a_network_of_ipv6_is_one_source() {
        for (int i = 0; i < FailedLogins.BURST; i++) {
            logins.failed("[2001:db8:1:2::" + i + "]:4711");
        }

        assertThat(logins.failed("[2001:db8:1:2:ffff::1]:4711")).contains(Duration.ofSeconds(1));
        assertThat(logins.failed("[2001:db8:1:3::1]:4711")).isEqualTo(AT_ONCE);
    }

    @Test
    void no_more_sources_are_kept_than_there_is_room_for() {
        for (int i = 0; i < FailedLogins.MOST_SOURCES + 500; i++) {
            logins.failed("10." + i / 65_536 + "." + i / 256 % 256 + "." + i % 256 + ":1");
        }

        assertThat(logins.size()).isLessThanOrEqualTo(FailedLogins.MOST_SOURCES);
    }

    @Test
    void nobody_waits_where_the_operator_wants_no_waiting() {
        var never = new FailedLogins(1, Duration.ZERO, clock::nanoTime);
        for (int i = 0; i < 1000; i++) {
            assertThat(never.failed(GUESSER)).isEqualTo(AT_ONCE);
        }
        assertThat(never.succeeded(GUESSER, "d1")).isEqualTo(AT_ONCE);
    }
}
