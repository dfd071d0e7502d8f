package io.eventplane.gateway.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.eventplane.gateway.refusal.Reason;
import io.eventplane.gateway.refusal.Refusal;
import io.eventplane.replica.PublisherCredential;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;

/**
 * For a definition that asks for a user name and a password. Compares digests: they are of one length, so the time says nothing
 * about how much of a guess was right, nor how long the secret is.
 */
final class BasicCheck implements CredentialCheck {

    private static final List<String> SCHEMES = List.of("Basic");

    private final byte[] username;
    private final byte[] password;
    private final CredentialKey key;

    BasicCheck(PublisherCredential.Basic expected) {
        this.username = sha256(expected.username());
        this.password = sha256(expected.password());
        this.key = CredentialKey.basic(expected.username(), expected.password());
    }

    @Override
    public Optional<CredentialKey> key() {
        return Optional.of(key);
    }

    @Override
    public Optional<Refusal> objectionTo(Credentials presented) {
        if (presented instanceof Credentials.Basic basic) {
            return matches(basic) ? Optional.empty() : refuse("User name or password is wrong.");
        }
        if (presented instanceof Credentials.Unreadable unreadable) {
            return refuse(unreadable.fault());
        }
        return refuse("This event API asks for a user name and a password, and none were sent.");
    }

    /** Both are always compared: an early end would tell that the user name is right. */
    private boolean matches(Credentials.Basic presented) {
        boolean usernameMatches = MessageDigest.isEqual(username, sha256(presented.username()));
        boolean passwordMatches = MessageDigest.isEqual(password, sha256(presented.password()));
        return usernameMatches && passwordMatches;
    }

    private static Optional<Refusal> refuse(String detail) {
        return Optional.of(Refusal.insteadOf(Reason.UNAUTHENTICATED, detail, SCHEMES));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
