package io.eventplane.director.credentials;

import io.eventplane.director.failure.InputCheck;
import org.eclipse.microprofile.graphql.Input;
import org.jspecify.annotations.Nullable;

/** Exactly one of the two. */
@Input("CredentialDataInput")
public record CredentialDataInput(
        @Nullable BasicCredentialDataInput basic, @Nullable OAuthCredentialDataInput oauth) {

    /** The credential as it is stored; a dummy when neither or both are given, which the check then reports. */
    CredentialData checked(InputCheck check, @Nullable CredentialData stored) {
        check.that((basic == null) != (oauth == null), "exactly-one", "give exactly one of basic and oauth");
        if (basic != null) {
            return basic.checked(check.at("basic"), stored);
        }
        return oauth != null ? oauth.checked(check.at("oauth"), stored) : new BasicCredentialData("", "");
    }
}
