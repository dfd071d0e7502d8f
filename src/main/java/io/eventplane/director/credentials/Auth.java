package io.eventplane.director.credentials;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/**
 * What to present, or to demand, with a request.
 *
 * @param credential who and how
 * @param additionalHeaders sent along; null for none
 * @param additionalQueryParams sent along; null for none
 * @param requestAuth what the request itself needs beyond the credential; null for nothing
 */
@Type("Auth")
@Description("What to present, or to demand, with a request.")
public record Auth(
        @NonNull CredentialData credential,
        @Nullable HttpHeaders additionalHeaders,
        @Nullable QueryParams additionalQueryParams,
        @Nullable CredentialRequestAuth requestAuth) {

    /** The same without its secrets. */
    public Auth masked() {
        return new Auth(
                credential.masked(),
                additionalHeaders == null ? null : additionalHeaders.masked(),
                additionalQueryParams == null ? null : additionalQueryParams.masked(),
                requestAuth == null ? null : requestAuth.masked());
    }
}
