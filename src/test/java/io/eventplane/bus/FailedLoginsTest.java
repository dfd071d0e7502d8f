package io.eventplane.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FailedLoginsTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final FailedLogins failures = new FailedLogins(now::get);

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            failures.failed("consumer", "10.0.0.1");
        }
    }

    private boolean mustWaitAfter(Duration time) {
        now.addAndGet(time.toNanos());
        return failures.mustWait("consumer", "10.0.0.1");
    }

    @Test
    void a_few_wrong_passwords_cost_nothing() {
        fail(5);
        assertThat(mustWaitAfter(Duration.ZERO)).isFalse();
    }

    @Test
    void more_cost_a_second_and_then_twice_as_much() {
        fail(6);
        assertThat(mustWaitAfter(Duration.ofMillis(900))).isTrue();
        assertThat(mustWaitAfter(Duration.ofMillis(200))).isFalse();
        fail(1);
        assertThat(mustWaitAfter(Duration.ofMillis(1900))).isTrue();
        assertThat(mustWaitAfter(Duration.ofMillis(200))).isFalse();
    }

    @Test
    void never_more_than_half_a_minute() {
        fail(1000);
        assertThat(mustWaitAfter(Duration.ofSeconds(29))).isTrue();
        assertThat(mustWaitAfter(Duration.ofSeconds(2))).isFalse();
    }

    @Test
    void another_user_and_another_source_do_not_wait() {
        fail(6);
        assertThat(failures.mustWait("gateway", "10.0.0.1")).isFalse();
        assertThat(failures.mustWait("consumer", "10.0.0.2")).isFalse();
    }

    @Test
    void the_right_password_ends_it() {
        fail(6);
        failures.succeeded("consumer", "10.0.0.1");
        assertThat(mustWaitAfter(Duration.ZERO)).isFalse();
    }
}
