package io.eventplane.director.definitions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventplane.director.credentials.AuthInput;
import io.eventplane.director.credentials.BasicCredentialDataInput;
import io.eventplane.director.credentials.CredentialDataInput;
import io.eventplane.director.credentials.Mask;
import io.eventplane.director.failure.InputCheck;
import io.eventplane.director.failure.InvalidInputException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FetchRequestInputTest {

    private static final String HERE = "https://specs.example.com/a.yml";
    private static final FetchSource STORED = checked(HERE, "hush", null);

    @Test
    void a_mask_sent_back_keeps_the_secret_at_the_same_address() {
        assertThat(checked(HERE, Mask.TEXT, STORED)).isEqualTo(STORED);
    }

    @Test
    void a_mask_sent_back_with_another_address_is_refused() {
        assertThatThrownBy(() -> checked("https://specs.example.org/a.yml", Mask.TEXT, STORED))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("/auth/credential/basic/password: ")
                .hasMessageContaining("send the secret again");
    }

    private static FetchSource checked(String url, String password, @Nullable FetchSource stored) {
        InputCheck check = InputCheck.ofInput();
        AuthInput auth = new AuthInput(
                new CredentialDataInput(new BasicCredentialDataInput("ada", password), null), null, null, null);
        FetchSource fetch = new FetchRequestInput(url, auth, null, null).checked(check, stored);
        check.done();
        return fetch;
    }
}
