package io.eventplane.director.credentials;

import io.eventplane.director.failure.InputCheck;
import org.eclipse.microprofile.graphql.Input;
import org.jspecify.annotations.Nullable;

/** What a request needs beyond its credential. */
@Input("CredentialRequestAuthInput")
public record CredentialRequestAuthInput(@Nullable CSRFTokenCredentialRequestAuthInput csrf) {

    CredentialRequestAuth checked(InputCheck check, @Nullable CredentialRequestAuth stored) {
        return new CredentialRequestAuth(
                csrf == null ? null : csrf.checked(check.at("csrf"), stored == null ? null : stored.csrf()));
    }
}
