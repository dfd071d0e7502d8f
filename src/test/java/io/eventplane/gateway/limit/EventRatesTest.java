package io.eventplane.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.eventplane.gateway.security.CredentialKey;
import io.eventplane.gateway.security.Credentials;
import io.eventplane.gateway.security.Login;
import io.eventplane.refusal.Reason;
import io.eventplane.refusal.Refusal;
import io.eventplane.refusal.RefusedException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EventRatesTest {

    private static final Optional<CredentialKey> NOBODY =
            Optional.of(CredentialKey.of(Credentials.NONE).get(0));
    private static final Optional<CredentialKey> LAMP = key("lamp");
    private static final Optional<CredentialKey> DOOR = key("door");

    private final TestClock clock = new TestClock();

    private static Optional<CredentialKey> key(String user) {
        return Optional.of(CredentialKey.of(Credentials.of(new Login.Basic(user, "secret")))
                .get(0));
    }

    private EventRates rates(@Nullable Integer perDefinition, @Nullable Integer perCredential) {
        return Limits.rates(Optional.ofNullable(perDefinition), Optional.ofNullable(perCredential), clock);
    }

    private static Refusal refusal(EventRate rate, int events) {
        return catchThrowableOfType(RefusedException.class, () -> rate.take(events))
                .refusal();
    }

    private static void assertTaken(EventRate rate, int events) {
        assertThatCode(() -> rate.take(events)).doesNotThrowAnyException();
    }

    @Nested
    class ADefinition {

        @Test
        void without_a_limit_takes_any_number_and_costs_no_bucket() {
            var rates = rates(null, null);

            assertTaken(rates.of("d1", null, LAMP), Integer.MAX_VALUE);
            assertThat(rates.size()).isZero();
        }

        @Test
        void takes_a_seconds_worth_at_once_and_then_one_by_one() {
            var rate = rates(10, null).of("d1", null, NOBODY);
            assertTaken(rate, 10);

            var refusal = refusal(rate, 1);

            assertThat(refusal.reason()).isEqualTo(Reason.RATE_EXCEEDED);
            assertThat(refusal.retryAfter()).contains(Duration.ofMillis(100));
            assertThat(refusal.retryAfterSeconds()).contains(1L);
            clock.pass(Duration.ofMillis(100));
            assertTaken(rate, 1);
            assertThat(refusal(rate, 1).isTemporary()).isTrue();
        }

        @Test
        void is_held_to_what_it_says_itself_first() {
            var rate = rates(10, null).of("d1", 2, NOBODY);
            assertTaken(rate, 2);
            assertThat(refusal(rate, 1).reason()).isEqualTo(Reason.RATE_EXCEEDED);
        }

        @Test
        void takes_a_batch_whole_or_not_at_all() {
            var rate = rates(10, null).of("d1", null, NOBODY);
            assertTaken(rate, 7);

            assertThat(refusal(rate, 5).retryAfter()).contains(Duration.ofMillis(200));

            assertTaken(rate, 3);
        }

        @Test
        void tells_a_batch_beyond_its_burst_to_come_in_parts_rather_than_again() {
            var rate = rates(10, null).of("d1", null, NOBODY);

            var refusal = refusal(rate, 11);

            assertThat(refusal.reason()).isEqualTo(Reason.TOO_LARGE);
            assertThat(refusal.isTemporary()).isFalse();
            assertThat(refusal.detail()).contains("11 events", "at most 10", "in parts");
            assertTaken(rate, 10);
        }

        @Test
        void is_not_refilled_by_a_new_generation() {
            var rates = rates(10, null);
            assertTaken(rates.of("d1", null, NOBODY), 10);

            assertThat(refusal(rates.of("d1", null, NOBODY), 1).reason()).isEqualTo(Reason.RATE_EXCEEDED);
            assertThat(refusal(rates.of("d1", 20, NOBODY), 1).retryAfter()).contains(Duration.ofMillis(50));
        }

        @Test
        void passes_a_new_rate_on_to_who_was_let_in_before() {
            var rates = rates(null, null);
            var before = rates.of("d1", 10, NOBODY);

            var after = rates.of("d1", 3, NOBODY);

            assertTaken(before, 3);
            assertThat(refusal(after, 1).reason()).isEqualTo(Reason.RATE_EXCEEDED);
        }

        @Test
        void has_a_bucket_of_its_own_until_it_is_gone() {
            var rates = rates(1, null);
            assertTaken(rates.of("d1", null, LAMP), 1);
            assertTaken(rates.of("d2", null, LAMP), 1);
            assertThat(rates.size()).isEqualTo(2);

            rates.forget("d1");
            rates.forget("d2");

            assertThat(rates.size()).isZero();
        }
    }

    @Nested
    class ACredential {

        @Test
        void has_one_bucket_for_all_that_it_opens() {
            var rates = rates(null, 3);
            var one = rates.of("d1", null, LAMP);
            var other = rates.of("d2", null, LAMP);
            var door = rates.of("d3", null, DOOR);

            assertTaken(one, 2);

            assertThat(refusal(other, 2).detail()).contains("these credentials");
            assertTaken(door, 3);
        }

        @Test
        void of_nobody_is_not_counted() {
            var rates = rates(null, 1);
            assertTaken(rates.of("d1", null, NOBODY), 100);
            assertThat(rates.size()).isZero();
        }

        @Test
        void costs_the_definition_nothing_when_it_refuses() {
            var rates = rates(10, 3);
            var rate = rates.of("d1", null, LAMP);
            assertTaken(rate, 3);
            assertThat(refusal(rate, 3).reason()).isEqualTo(Reason.RATE_EXCEEDED);
            assertThat(refusal(rate, 4).reason()).isEqualTo(Reason.TOO_LARGE);

            assertTaken(rates.of("d1", null, NOBODY), 7);
        }

        @Test
        void is_forgotten_with_the_last_definition_that_it_opens() {
            var rates = rates(null, 1);
            rates.of("d1", null, LAMP);
            rates.of("d2", null, LAMP);
            rates.forget("d1");
            assertThat(rates.size()).isEqualTo(1);

            rates.of("d2", null, DOOR);
            assertThat(rates.size()).isEqualTo(1);

            rates.of("d2", null, NOBODY);
            assertThat(rates.size()).isZero();
        }

        @Test
        void is_not_refilled_by_a_new_generation_of_its_only_definition() {
            var rates = rates(null, 1);
            assertTaken(rates.of("d1", null, LAMP), 1);
            assertThat(refusal(rates.of("d1", null, LAMP), 1).reason()).isEqualTo(Reason.RATE_EXCEEDED);
        }
    }

    @Test
    void a_limit_of_nothing_or_of_nearly_everything_is_no_limit() {
        assertThatThrownBy(() -> rates(Integer.MAX_VALUE, null)).hasMessageContaining("per-definition must be");
        assertThatThrownBy(() -> rates(0, null)).hasMessageContaining("per-definition must be 1 to 1000000");
        assertThatThrownBy(() -> rates(null, -1)).hasMessageContaining("per-credential must be 1 to 1000000");
    }
}
