package io.eventplane.director.credentials;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** What a request needs beyond its credential: a CSRF token, where the server asks for one. */
@Type("CredentialRequestAuth")
@Description("What a request needs beyond its credential.")
public record CredentialRequestAuth(@Name("csrf") @Nullable CSRFTokenCredentialRequestAuth csrf) {

    CredentialRequestAuth masked() {
        return new CredentialRequestAuth(csrf == null ? null : csrf.masked());
    }
}
