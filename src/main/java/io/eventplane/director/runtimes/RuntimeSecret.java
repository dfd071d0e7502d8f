package io.eventplane.director.runtimes;

import io.eventplane.platform.Sha256;
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
        return Base64.getEncoder().encodeToString(Sha256.of(text));
    }

    boolean matches(String digest) {
        return Sha256.match(Base64.getDecoder().decode(digest), text);
    }

    @Override
    public String toString() {
        return "RuntimeSecret";
    }
}
