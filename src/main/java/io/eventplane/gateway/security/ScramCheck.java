package io.eventplane.gateway.security;

import io.eventplane.platform.Credential;
import java.util.List;

/** Asks for a password that is proved, and never sent. A stronger mechanism will do as well. */
final class ScramCheck implements SchemeCheck {

    private final ScramMechanism weakest;
    private final CredentialKey account;

    ScramCheck(ScramMechanism weakest, Credential.Basic expected) {
        this.weakest = weakest;
        this.account = CredentialKey.basic(expected.username(), expected.password());
    }

    @Override
    public Finding look(Credentials presented) {
        if (presented.login() instanceof Login.Proof proof) {
            return proof.mechanism().isAtLeast(weakest) && account.equals(proof.account())
                    ? Finding.MET
                    : Finding.wrong(
                            "The login is of another account, or of a weaker mechanism than " + weakest.text() + ".");
        }
        return presented.login() instanceof Login.None
                ? Finding.missing("This event API asks for a login by " + weakest.text() + ".")
                : Finding.wrong("This event API asks for a login by " + weakest.text() + ", and takes no other.");
    }

    @Override
    public String challenge() {
        return weakest.text();
    }

    @Override
    public List<CredentialKey> keys() {
        return List.of(CredentialKey.scram(weakest, account));
    }
}
