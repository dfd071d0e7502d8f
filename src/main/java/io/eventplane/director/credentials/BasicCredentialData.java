package io.eventplane.director.credentials;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** A user name and its password. */
@Type("BasicCredentialData")
@Description("A user name and its password; the password answers `*****` to everybody but the Runtime that needs it.")
public record BasicCredentialData(
        @NonNull String username, @NonNull String password) implements CredentialData {

    @Override
    public BasicCredentialData masked() {
        return new BasicCredentialData(username, Mask.TEXT);
    }

    @Override
    public String toString() {
        return "BasicCredentialData[username=" + username + "]";
    }
}
