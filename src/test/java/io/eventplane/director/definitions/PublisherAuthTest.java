package io.eventplane.director.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import io.eventplane.director.credentials.Auth;
import io.eventplane.director.credentials.BasicCredentialData;
import io.eventplane.director.credentials.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PublisherAuthTest {

    private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Auth A = auth("a");
    private static final Auth B = auth("b");
    private static final Auth C = auth("c");
    private static final PublisherAuth ONLY_A = new PublisherAuth(A, null);
    private static final PublisherAuth B_BESIDE_A = ONLY_A.changedTo(B, HOUR, NOW);

    private static Auth auth(String password) {
        return new Auth(new BasicCredentialData("lamp", password), null, null, null);
    }

    private static Auth former(PublisherAuth auth) {
        return Objects.requireNonNull(auth.former()).auth();
    }

    private static Instant end(PublisherAuth auth) {
        return Objects.requireNonNull(auth.former()).validUntil().instant();
    }

    @Nested
    class AChange {

        @Test
        void keeps_the_one_so_far_for_a_while() {
            assertThat(B_BESIDE_A.present()).isEqualTo(B);
            assertThat(former(B_BESIDE_A)).isEqualTo(A);
            assertThat(B_BESIDE_A.validFormer(NOW.plus(HOUR).minusMillis(1))).isPresent();
            assertThat(B_BESIDE_A.validFormer(NOW.plus(HOUR))).isEmpty();
        }

        @Test
        void without_an_overlap_ends_the_one_so_far_at_once() {
            assertThat(ONLY_A.changedTo(B, Duration.ZERO, NOW)).isEqualTo(new PublisherAuth(B, null));
        }

        @Test
        void to_a_third_one_leaves_two() {
            var third = B_BESIDE_A.changedTo(C, HOUR, NOW);

            assertThat(third.present()).isEqualTo(C);
            assertThat(former(third)).isEqualTo(B);
        }

        @Test
        void back_makes_the_new_one_the_former() {
            var back = B_BESIDE_A.changedTo(A, HOUR, NOW);

            assertThat(back.present()).isEqualTo(A);
            assertThat(former(back)).isEqualTo(B);
        }

        @Test
        void that_is_repeated_takes_nothing_away_and_sets_the_end_anew() {
            var later = NOW.plusSeconds(60);

            var repeated = B_BESIDE_A.changedTo(B, HOUR, later);

            assertThat(former(repeated)).isEqualTo(A);
            assertThat(end(repeated)).isEqualTo(later.plus(HOUR));
            assertThat(repeated.changedTo(B, Duration.ZERO, later)).isEqualTo(new PublisherAuth(B, null));
        }

        @Test
        void does_not_bring_back_what_is_over() {
            assertThat(B_BESIDE_A.changedTo(B, HOUR, NOW.plus(HOUR))).isEqualTo(new PublisherAuth(B, null));
        }

        @Test
        void of_nothing_keeps_nothing() {
            assertThat(new PublisherAuth(null, null).changedTo(A, HOUR, NOW)).isEqualTo(ONLY_A);
        }
    }

    @Nested
    class AnUpdate {

        @Test
        void with_another_credential_makes_it_count_alone() {
            assertThat(B_BESIDE_A.replacedBy(C)).isEqualTo(new PublisherAuth(C, null));
            assertThat(B_BESIDE_A.replacedBy(A)).isEqualTo(ONLY_A);
            assertThat(B_BESIDE_A.replacedBy(null)).isEqualTo(new PublisherAuth(null, null));
        }

        @Test
        void with_the_same_credential_keeps_the_former() {
            assertThat(B_BESIDE_A.replacedBy(B)).isEqualTo(B_BESIDE_A);
        }

        @Test
        void of_what_stands_beside_the_credential_keeps_the_former() {
            var more = new Auth(B.credential(), new HttpHeaders(Map.of("Accept", List.of("*/*"))), null, null);

            assertThat(B_BESIDE_A.replacedBy(more)).isEqualTo(new PublisherAuth(more, B_BESIDE_A.former()));
        }
    }
}
