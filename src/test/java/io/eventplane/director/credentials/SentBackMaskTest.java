package io.eventplane.director.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventplane.director.failure.InputCheck;
import io.eventplane.director.failure.InputViolation;
import io.eventplane.director.failure.InvalidInputException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.ListAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SentBackMaskTest {

    private static final String HERE = "https://login.example.com/token";
    private static final String ELSEWHERE = "https://login.example.org/token";
    private static final Auth STORED = checked(auth("hush", HERE), null);

    @Test
    void keeps_every_secret_where_no_address_changed() {
        assertThat(checked(auth(Mask.TEXT, HERE), STORED)).isEqualTo(STORED);
    }

    @Test
    void does_not_stand_for_a_secret_at_another_address() {
        assertViolations(auth(Mask.TEXT, ELSEWHERE), STORED)
                .containsExactlyInAnyOrder(
                        "/credential/oauth/clientSecret",
                        "/requestAuth/csrf/credential/basic/password",
                        "/requestAuth/csrf/additionalHeaders/X-Api-Key",
                        "/requestAuth/csrf/additionalQueryParams/token");
    }

    @Test
    void moves_to_another_address_with_the_secrets_sent_again() {
        Auth moved = checked(auth("hush", ELSEWHERE), STORED);

        assertThat(moved.credential()).isEqualTo(new OAuthCredentialData("client", "hush", ELSEWHERE));
    }

    @Test
    void does_not_stand_for_a_secret_where_none_is_stored() {
        assertViolations(auth(Mask.TEXT, HERE), null).hasSize(6).contains("/additionalHeaders/X-Api-Key");
    }

    @Test
    void is_a_value_like_any_other_where_nothing_is_secret() {
        AuthInput plain =
                new AuthInput(oauth("hush", HERE), new HttpHeaders(Map.of("Accept", List.of(Mask.TEXT))), null, null);

        assertThat(Objects.requireNonNull(checked(plain, STORED).additionalHeaders())
                        .values())
                .containsEntry("Accept", List.of(Mask.TEXT));
    }

    @Test
    void says_to_send_the_secret_again() {
        assertThatThrownBy(() -> checked(auth(Mask.TEXT, ELSEWHERE), STORED))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("send the secret again");
    }

    private static ListAssert<String> assertViolations(AuthInput input, @Nullable Auth stored) {
        InputCheck check = InputCheck.ofInput();
        AuthInput.checked(input, check, stored);
        try {
            check.done();
            return assertThat(List.of());
        } catch (InvalidInputException e) {
            return assertThat(
                    e.violations().stream().map(InputViolation::pointer).toList());
        }
    }

    private static Auth checked(AuthInput input, @Nullable Auth stored) {
        InputCheck check = InputCheck.ofInput();
        Auth auth = Objects.requireNonNull(AuthInput.checked(input, check, stored));
        check.done();
        return auth;
    }

    /** Every secret there can be; all that has an address goes to that one. */
    private static AuthInput auth(String secret, String url) {
        HttpHeaders headers = new HttpHeaders(Map.of("X-Api-Key", List.of(secret)));
        QueryParams params = new QueryParams(Map.of("token", List.of(secret)));
        CSRFTokenCredentialRequestAuthInput csrf = new CSRFTokenCredentialRequestAuthInput(
                url, new CredentialDataInput(new BasicCredentialDataInput("ada", secret), null), headers, params);
        return new AuthInput(oauth(secret, url), headers, params, new CredentialRequestAuthInput(csrf));
    }

    private static CredentialDataInput oauth(String secret, String url) {
        return new CredentialDataInput(null, new OAuthCredentialDataInput("client", secret, url));
    }
}
