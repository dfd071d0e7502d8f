package io.eventplane.gateway.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 of texts. Digests are of one length, so the time of a comparison says nothing about how long a secret is. */
final class Digests {

    private Digests() {}

    static byte[] of(String text) {
        return sha256().digest(text.getBytes(UTF_8));
    }

    static boolean match(byte[] digest, String text) {
        return MessageDigest.isEqual(digest, of(text));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
