package io.eventplane.director.credentials;

import io.eventplane.director.failure.InputCheck;
import io.eventplane.director.failure.TextRule;
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
        TextRule.checkLine(check.at("clientId"), clientId, 1000);
        check.at("clientSecret").that(!clientSecret.isEmpty(), "not-empty", "a client secret is needed");
        TextRule.checkLine(check.at("clientSecret"), clientSecret, 10_000);
        HttpUrl.check(check.at("url"), url);
        return new OAuthCredentialData(
                clientId, Mask.kept(clientSecret, check.at("clientSecret"), secretForUrl(stored)), url);
    }

    /** A secret goes nowhere but where it was meant to go: who may change an address could read it there. */
    private @Nullable String secretForUrl(@Nullable CredentialData stored) {
        return stored instanceof OAuthCredentialData oauth && oauth.url().equals(url) ? oauth.clientSecret() : null;
    }

    @Override
    public String toString() {
        return "OAuthCredentialDataInput[clientId=" + clientId + ", url=" + url + "]";
    }
}
