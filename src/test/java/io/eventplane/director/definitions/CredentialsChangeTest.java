package io.eventplane.director.definitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventplane.director.credentials.Auth;
import io.eventplane.director.credentials.AuthInput;
import io.eventplane.director.credentials.BasicCredentialData;
import io.eventplane.director.credentials.BasicCredentialDataInput;
import io.eventplane.director.credentials.CredentialDataInput;
import io.eventplane.director.failure.InputViolation;
import io.eventplane.director.failure.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsChangeTest {

    private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");
    private static final PublisherAuth STORED =
            new PublisherAuth(new Auth(new BasicCredentialData("lamp", "light"), null, null, null), null);

    private static AuthInput basic(String user, String password) {
        return new AuthInput(
                new CredentialDataInput(new BasicCredentialDataInput(user, password), null), null, null, null);
    }

    private static Duration overlapOf(PublisherAuth auth) {
        return Duration.between(
                NOW, Objects.requireNonNull(auth.former()).validUntil().instant());
    }

    @Test
    void gives_publishers_an_hour_unless_it_says_otherwise() {
        var usual = CredentialsChange.of(basic("lamp", "new"), null);
        var longest = CredentialsChange.of(basic("lamp", "new"), TimeSpan.parse("P30D"));

        assertThat(overlapOf(usual.applied(STORED, NOW))).isEqualTo(Duration.ofHours(1));
        assertThat(overlapOf(longest.applied(STORED, NOW))).isEqualTo(Duration.ofDays(30));
    }

    @Test
    void takes_the_mask_for_the_stored_password() {
        var masked = CredentialsChange.of(basic("lamp", "*****"), TimeSpan.parse("PT0S"));

        assertThat(masked.applied(STORED, NOW)).isEqualTo(STORED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-1S", "P30DT0.000000001S", "P400000D", "-P1D"})
    void is_refused_with_an_overlap_out_of_bounds(String overlap) {
        var change = CredentialsChange.of(basic("lamp", "new"), TimeSpan.parse(overlap));

        assertThatThrownBy(() -> change.applied(STORED, NOW))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        refused -> assertThat(refused.violations())
                                .extracting(InputViolation::pointer)
                                .containsExactly("/formerValidFor"));
    }

    @Test
    void is_refused_with_everything_that_is_wrong() {
        var change = CredentialsChange.of(basic("a:b", ""), TimeSpan.parse("PT-1S"));

        assertThatThrownBy(() -> change.applied(STORED, NOW))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        refused -> assertThat(refused.violations())
                                .extracting(InputViolation::pointer)
                                .containsExactlyInAnyOrder(
                                        "/formerValidFor",
                                        "/auth/credential/basic/username",
                                        "/auth/credential/basic/password"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1h", "PT", "3600", "P1M", "P99999999999999999999D", "2026-12-01T12:00:00Z"})
    void a_text_that_is_no_length_of_time_is_said_to_be_none(String text) {
        assertThatThrownBy(() -> TimeSpan.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ISO 8601");
    }
}
