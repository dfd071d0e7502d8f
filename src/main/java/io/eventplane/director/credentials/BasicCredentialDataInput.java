package io.eventplane.director.credentials;

import io.eventplane.director.failure.InputCheck;
import io.eventplane.director.failure.TextRule;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** A user name and its password. */
@Input("BasicCredentialDataInput")
public record BasicCredentialDataInput(
        @NonNull String username, @NonNull String password) {

    BasicCredentialData checked(InputCheck check, @Nullable CredentialData stored) {
        check.at("username").that(!username.isBlank(), "not-blank", "a user name is needed");
        check.at("username")
                .that(!username.contains(":"), "no-colon", "HTTP basic allows no colon in a user name (RFC 7617)");
        TextRule.checkLine(check.at("username"), username, 1000);
        check.at("password").that(!password.isEmpty(), "not-empty", "a password is needed");
        TextRule.checkLine(check.at("password"), password, 10_000);
        var old = stored instanceof BasicCredentialData basic ? basic.password() : null;
        return new BasicCredentialData(username, Mask.kept(password, check.at("password"), old));
    }

    @Override
    public String toString() {
        return "BasicCredentialDataInput[username=" + username + "]";
    }
}
