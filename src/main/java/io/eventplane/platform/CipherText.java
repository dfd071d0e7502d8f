package io.eventplane.platform;

import java.util.Arrays;
import java.util.Base64;

/**
 * An encrypted secret: {@code v1:<key id>:<base64url of vector and sealed secret>}. The key id is derived from the key and tells
 * nothing about it.
 */
public final class CipherText {

    static final int VECTOR_BYTES = 12;
    static final int TAG_BITS = 128;

    private static final String VERSION = "v1";

    private final String keyId;
    private final byte[] joined;

    private CipherText(String keyId, byte[] joined) {
        this.keyId = keyId;
        this.joined = joined;
    }

    /** @param joined the vector, and behind it the sealed secret with its tag */
    static CipherText of(String keyId, byte[] joined) {
        return new CipherText(keyId, joined);
    }

    /**
     * Reads the text form.
     *
     * @throws SecretException when it is none, or cut off
     */
    public static CipherText parse(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length != 3 || !parts[0].equals(VERSION)) {
            throw new SecretException("not an encrypted secret of the form v1:<key id>:<base64url>");
        }
        return new CipherText(parts[1], decode(parts[2]));
    }

    /** What the texts of all secrets under this key begin with. */
    public static String prefix(String keyId) {
        return VERSION + ":" + keyId + ":";
    }

    /** Of the key that decrypts it. */
    public String keyId() {
        return keyId;
    }

    byte[] vector() {
        return Arrays.copyOf(joined, VECTOR_BYTES);
    }

    byte[] sealed() {
        return Arrays.copyOfRange(joined, VECTOR_BYTES, joined.length);
    }

    private static byte[] decode(String text) {
        try {
            byte[] joined = Base64.getUrlDecoder().decode(text);
            if (joined.length >= VECTOR_BYTES + TAG_BITS / 8) {
                return joined;
            }
        } catch (IllegalArgumentException e) {
            throw new SecretException("the encrypted secret is not base64url", e);
        }
        throw new SecretException("the encrypted secret is cut off");
    }

    /** The text form. */
    @Override
    public String toString() {
        return prefix(keyId) + Base64.getUrlEncoder().withoutPadding().encodeToString(joined);
    }
}
