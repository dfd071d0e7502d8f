package io.eventplane.director.credentials;

import io.eventplane.director.failure.InputCheck;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** An OAuth 2 client. */
@Input("OAuthCredentialDataInput")
public record OAuthCredentialDataInput(
        @Id @NonNull String clientId,
        @NonNull String clientSecret,
        @NonNull String url) {

    OAuthCredentialData checked(InputCheck check, @Nullable CredentialData stored) {
        check.at("clientId").that(!clientId.isBlank(), "not-blank", "a client id is needed");
        check.at("clientSecret").that(!clientSecret.isEmpty(), "not-empty", "a client secret is needed");
        HttpUrl.check(check.at("url"), url);
        var old = stored instanceof OAuthCredentialData oauth ? oauth.clientSecret() : null;
        check.at("clientSecret")
                .that(
                        !Mask.standsForNothing(clientSecret, old),
                        "not-the-mask",
                        "***** stands for a stored secret, and there is none");
        return new OAuthCredentialData(clientId, Mask.kept(clientSecret, old), url);
    }

    @Override
    public String toString() {
        return "OAuthCredentialDataInput[clientId=" + clientId + ", url=" + url + "]";
    }
}
