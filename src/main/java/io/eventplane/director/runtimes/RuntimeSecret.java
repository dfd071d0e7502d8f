package io.eventplane.director.runtimes;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * What a Runtime's gateway, agent and eventing system prove with that they are the Runtime's.
 *
 * <p>256 random bits: too many to guess, so that an unsalted SHA-256 of it is all the Director has to keep.
 */
record RuntimeSecret(String text) {

    private static final SecureRandom RANDOM = new SecureRandom();

    static RuntimeSecret generate() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return new RuntimeSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    String digest() {
        return Base64.getEncoder().encodeToString(sha256());
    }

    boolean matches(String digest) {
        return MessageDigest.isEqual(sha256(), Base64.getDecoder().decode(digest));
    }

    private byte[] sha256() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "RuntimeSecret";
    }
}
