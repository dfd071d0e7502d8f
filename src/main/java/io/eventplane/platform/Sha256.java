package io.eventplane.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256, of texts as UTF-8. Digests are of one length, so the time of a comparison says nothing about how long a secret is. */
public final class Sha256 {

    private Sha256() {}

    /** One that is to be fed in parts. */
    public static MessageDigest begin() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Feeds one text of several, its length first: else "a" and "bc" would be "ab" and "c". */
    public static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
    }

    public static byte[] of(byte[] bytes) {
        return begin().digest(bytes);
    }

    public static byte[] of(String text) {
        return of(text.getBytes(UTF_8));
    }

    /** Whether the text has that digest. In a time that does not tell how much of it was right. */
    public static boolean match(byte[] digest, String text) {
        return MessageDigest.isEqual(digest, of(text));
    }
}
