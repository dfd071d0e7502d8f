package io.eventplane.director.credentials;

import io.eventplane.director.failure.InputCheck;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Where a CSRF token is got, and what to present there. */
@Input("CSRFTokenCredentialRequestAuthInput")
public record CSRFTokenCredentialRequestAuthInput(
        @NonNull String tokenEndpointURL,
        @NonNull CredentialDataInput credential,
        @Nullable HttpHeaders additionalHeaders,
        @Nullable QueryParams additionalQueryParams) {

    CSRFTokenCredentialRequestAuth checked(InputCheck check, @Nullable CSRFTokenCredentialRequestAuth stored) {
        HttpUrl.check(check.at("tokenEndpointURL"), tokenEndpointURL);
        SentAlong.check(check, additionalHeaders, additionalQueryParams);
        return new CSRFTokenCredentialRequestAuth(
                tokenEndpointURL,
                credential.checked(check.at("credential"), stored == null ? null : stored.credential()),
                additionalHeaders == null
                        ? null
                        : additionalHeaders.kept(stored == null ? null : stored.additionalHeaders()),
                additionalQueryParams == null
                        ? null
                        : additionalQueryParams.kept(stored == null ? null : stored.additionalQueryParams()));
    }
}
