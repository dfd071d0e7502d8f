package io.eventplane.director.credentials;

import io.eventplane.director.failure.InputCheck;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** What to present, or to demand, with a request. */
@Input("AuthInput")
public record AuthInput(
        @NonNull CredentialDataInput credential,
        @Nullable HttpHeaders additionalHeaders,
        @Nullable QueryParams additionalQueryParams,
        @Nullable CredentialRequestAuthInput requestAuth) {

    /**
     * As it is stored.
     *
     * @param input what the client sent; null for none
     * @param stored what is stored so far for the same address: where the client sent the mask back, its value stays
     */
    public static @Nullable Auth checked(@Nullable AuthInput input, InputCheck check, @Nullable Auth stored) {
        return input == null ? null : input.checked(check, stored);
    }

    private Auth checked(InputCheck check, @Nullable Auth stored) {
        return new Auth(
                credential.checked(check.at("credential"), stored == null ? null : stored.credential()),
                SentAlong.headers(additionalHeaders, check, stored == null ? null : stored.additionalHeaders()),
                SentAlong.params(additionalQueryParams, check, stored == null ? null : stored.additionalQueryParams()),
                requestAuth == null
                        ? null
                        : requestAuth.checked(check.at("requestAuth"), stored == null ? null : stored.requestAuth()));
    }
}
