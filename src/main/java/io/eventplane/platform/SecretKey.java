package io.eventplane.platform;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A 256-bit key that protects secrets at rest, and a short id of it, which may be shown.
 *
 * <p>AES-256-GCM, a random 96-bit initialisation vector for each secret, so that equal secrets look different. The context, say
 * {@code "webhook/7f3…"}, is authenticated with the secret: a cipher text moved to another place does not decrypt. Thread-safe.
 *
 * @see <a href="https://nvlpubs.nist.gov/nistpubs/Legacy/SP/nistspecialpublication800-38d.pdf">NIST SP 800-38D, 8.2.2: random vectors, at most 2^32 for one key</a>
 */
public final class SecretKey {

    private static final int KEY_BYTES = 32;
    private static final int ID_BYTES = 6;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec aes;
    private final String id;

    private SecretKey(byte[] bytes) {
        this.aes = new SecretKeySpec(bytes, "AES");
        this.id = HexFormat.of().formatHex(Sha256.of(bytes), 0, ID_BYTES);
    }

    /** A new one. */
    public static SecretKey generate() {
        return new SecretKey(random(KEY_BYTES));
    }

    /**
     * Reads the key as {@link #base64()} writes it.
     *
     * @param place where the text is from, for the message
     * @throws SecretException when the text is none; it does not show the text
     */
    static SecretKey parse(String text, String place) {
        byte[] bytes = decode(text.strip(), place);
        if (bytes.length != KEY_BYTES) {
            throw new SecretException(
                    "the key in " + place + " must be " + KEY_BYTES + " bytes (base64), was " + bytes.length);
        }
        return new SecretKey(bytes);
    }

    /** The key itself. */
    String base64() {
        return Base64.getEncoder().encodeToString(aes.getEncoded());
    }

    public String id() {
        return id;
    }

    /** The secret in its text form, {@link CipherText}. Never the same twice. */
    public String encrypt(String plain, String context) {
        byte[] vector = random(CipherText.VECTOR_BYTES);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, vector, context, plain.getBytes(StandardCharsets.UTF_8));
        byte[] joined = ByteBuffer.allocate(vector.length + sealed.length)
                .put(vector)
                .put(sealed)
                .array();
        return CipherText.of(id, joined).toString();
    }

    /**
     * The secret as it was.
     *
     * @throws SecretException when it was made with another key or for another context, or was tampered with
     */
    public String decrypt(CipherText text, String context) {
        byte[] plain = crypt(Cipher.DECRYPT_MODE, text.vector(), context, text.sealed());
        return new String(plain, StandardCharsets.UTF_8);
    }

    private byte[] crypt(int mode, byte[] vector, String context, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, aes, new GCMParameterSpec(CipherText.TAG_BITS, vector));
            cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (AEADBadTagException e) {
            throw new SecretException(
                    "the encrypted secret was tampered with, or belongs to something else than " + context, e);
        } catch (GeneralSecurityException e) {
            throw new SecretException("AES-256-GCM does not work on this Java", e);
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static byte[] decode(String text, String place) {
        try {
            return Base64.getDecoder().decode(text.getBytes(StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException e) {
            // The cause would quote a character of the key.
            throw new SecretException("the key in " + place + " is not base64");
        }
    }

    @Override
    public String toString() {
        return "key " + id;
    }
}
