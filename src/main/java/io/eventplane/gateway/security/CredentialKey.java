package io.eventplane.gateway.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/**
 * Credentials as something to look event APIs up by: equal for equal credentials and telling nothing of them. Keyed anew in each
 * process, so that neither the time of a look-up nor a heap dump helps to guess a password.
 */
public record CredentialKey(String digest) {

    /** What opens the event APIs that ask for nothing. */
    static final CredentialKey NOBODY = new CredentialKey("");

    private static final byte[] SECRET = secret();

    /** The keys of all event APIs that these credentials open; never empty. */
    public static List<CredentialKey> of(Credentials presented) {
        return presented instanceof Credentials.Basic basic
                ? List.of(basic(basic.username(), basic.password()), NOBODY)
                : List.of(NOBODY);
    }

    /** Whether it is of nobody: what it opens asks for nothing. */
    public boolean isNobody() {
        return equals(NOBODY);
    }

    static CredentialKey basic(String username, String password) {
        var name = username.getBytes(UTF_8);
        var digest = sha256();
        digest.update(SECRET);
        // The length goes first: else "a" + "bc" would be "ab" + "c".
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(name.length).flip());
        digest.update(name);
        return new CredentialKey(HexFormat.of().formatHex(digest.digest(password.getBytes(UTF_8))));
    }

    private static byte[] secret() {
        var secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        return secret;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
