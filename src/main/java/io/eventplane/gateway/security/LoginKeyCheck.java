package io.eventplane.gateway.security;

import io.eventplane.platform.Credential;
import io.eventplane.platform.Sha256;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks for a key in the place of the user name, or of the password. Who sends the definition's user name with the key as password shows the
 * same key.
 */
final class LoginKeyCheck implements SchemeCheck {

    private final boolean asUser;
    private final byte[] key;
    private final CredentialKey index;
    private final PasswordCheck pair;

    LoginKeyCheck(boolean asUser, Credential.Basic expected) {
        this.asUser = asUser;
        this.key = Sha256.of(expected.password());
        this.index = CredentialKey.apiKey(place(), expected.password());
        this.pair = new PasswordCheck(expected);
    }

    private String place() {
        return asUser ? "user" : "password";
    }

    @Override
    public Finding look(Credentials presented) {
        if (presented.login() instanceof Login.Basic basic) {
            boolean alone = Sha256.match(key, asUser ? basic.username() : basic.password());
            boolean inPair = pair.look(presented).isMet();
            return alone || inPair
                    ? Finding.MET
                    : Finding.wrong("The key is wrong, or not in the place of the " + place() + ".");
        }
        return presented.login() instanceof Login.None
                ? Finding.missing("This event API asks for its key in the place of the " + place() + ".")
                : pair.look(presented);
    }

    @Override
    public String challenge() {
        return "Basic";
    }

    @Override
    public List<CredentialKey> keys() {
        List<CredentialKey> all = new ArrayList<>(pair.keys());
        all.add(index);
        return all;
    }
}
