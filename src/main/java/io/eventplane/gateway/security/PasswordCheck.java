package io.eventplane.gateway.security;

import io.eventplane.platform.Credential;
import io.eventplane.platform.Sha256;
import java.util.List;

/** Asks for a user name and a password, sent or proved. */
final class PasswordCheck implements SchemeCheck {

    private static final Finding WRONG = Finding.wrong("User name or password is wrong.");
    private static final Finding MISSING =
            Finding.missing("This event API asks for a user name and a password, and none were sent.");

    private final byte[] username;
    private final byte[] password;
    private final CredentialKey key;

    PasswordCheck(Credential.Basic expected) {
        this.username = Sha256.of(expected.username());
        this.password = Sha256.of(expected.password());
        this.key = CredentialKey.basic(expected.username(), expected.password());
    }

    @Override
    public Finding look(Credentials presented) {
        if (presented.login() instanceof Login.Basic basic) {
            return matches(basic) ? Finding.MET : WRONG;
        }
        if (presented.login() instanceof Login.Proof proof) {
            return key.equals(proof.account()) ? Finding.MET : WRONG;
        }
        return otherwise(presented.login());
    }

    private static Finding otherwise(Login login) {
        if (login instanceof Login.Unreadable unreadable) {
            return Finding.wrong(unreadable.fault());
        }
        return login instanceof Login.None
                ? MISSING
                : Finding.wrong("This event API asks for a user name and a password, and a token was sent.");
    }

    /** Both are always compared: an early end would tell that the user name is right. */
    private boolean matches(Login.Basic presented) {
        boolean usernameMatches = Sha256.match(username, presented.username());
        boolean passwordMatches = Sha256.match(password, presented.password());
        return usernameMatches && passwordMatches;
    }

    @Override
    public String challenge() {
        return "Basic";
    }

    @Override
    public List<CredentialKey> keys() {
        return List.of(key);
    }
}
