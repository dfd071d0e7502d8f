package io.eventplane.director.credentials;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/**
 * An OAuth 2 client.
 *
 * @param clientId the client's id at the authorization server
 * @param clientSecret the client's secret
 * @param url the authorization server's token endpoint
 */
@Type("OAuthCredentialData")
@Description("An OAuth 2 client; the secret answers `*****` to everybody but the Runtime that needs it.")
public record OAuthCredentialData(
        @Id @NonNull String clientId,
        @NonNull String clientSecret,
        @NonNull String url) implements CredentialData {

    @Override
    public OAuthCredentialData masked() {
        return new OAuthCredentialData(clientId, Mask.TEXT, url);
    }

    @Override
    public String toString() {
        return "OAuthCredentialData[clientId=" + clientId + ", url=" + url + "]";
    }
}
