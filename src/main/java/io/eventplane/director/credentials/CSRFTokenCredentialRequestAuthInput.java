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
        var same = stored != null && stored.tokenEndpointURL().equals(tokenEndpointURL) ? stored : null;
        return new CSRFTokenCredentialRequestAuth(
                tokenEndpointURL,
                credential.checked(check.at("credential"), same == null ? null : same.credential()),
                SentAlong.headers(additionalHeaders, check, same == null ? null : same.additionalHeaders()),
                SentAlong.params(additionalQueryParams, check, same == null ? null : same.additionalQueryParams()));
    }
}
