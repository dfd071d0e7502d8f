package io.eventplane.director.credentials;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** Where a CSRF token is got before the request proper, and what to present there. */
@Type("CSRFTokenCredentialRequestAuth")
@Description("Where a CSRF token is got before the request proper, and what to present there.")
public record CSRFTokenCredentialRequestAuth(
        @NonNull String tokenEndpointURL,
        @NonNull CredentialData credential,
        @Nullable HttpHeaders additionalHeaders,
        @Nullable QueryParams additionalQueryParams) {

    CSRFTokenCredentialRequestAuth masked() {
        return new CSRFTokenCredentialRequestAuth(
                tokenEndpointURL,
                credential.masked(),
                additionalHeaders == null ? null : additionalHeaders.masked(),
                additionalQueryParams == null ? null : additionalQueryParams.masked());
    }
}
