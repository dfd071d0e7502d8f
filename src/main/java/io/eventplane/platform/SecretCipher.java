package io.eventplane.platform;

import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.eclipse.microprofile.config.Config;

/**
 * Encrypts secrets for the disk: AES-256-GCM, a random 96-bit initialisation vector for each, so that equal secrets
 * look different.
 *
 * <p>The context, say {@code "webhook/7f3…"}, is authenticated with the secret: a cipher text moved to another row does
 * not decrypt. The text form is {@code v1:<key id>:<base64url of vector and cipher text>}; the key id is derived from
 * the key and tells nothing about it. The present key encrypts; the former ones only decrypt what they encrypted. Thread-safe.
 *
 * @see <a href="https://nvlpubs.nist.gov/nistpubs/Legacy/SP/nistspecialpublication800-38d.pdf">NIST SP 800-38D, 8.2.2: random vectors, at most 2^32 for one key</a>
 */
@OnePerApplication
public final class SecretCipher {

    private static final String VERSION = "v1";
    private static final int VECTOR_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKey key;
    private final Map<String, SecretKey> readable;

    /** @throws SecretException when a key is unreadable or not 256 bits long */
    @Inject
    public SecretCipher(Config config, DataFolder data) {
        this.key = SecretKey.from(config, data);
        this.readable = Stream.concat(Stream.of(key), SecretKey.former(config).stream())
                .collect(Collectors.toUnmodifiableMap(SecretKey::id, Function.identity(), (first, same) -> first));
    }

    /** The secret in its text form. Never the same twice. */
    public String encrypt(String plain, String context) {
        byte[] vector = new byte[VECTOR_BYTES];
        RANDOM.nextBytes(vector);
        byte[] cipherText = crypt(key, Cipher.ENCRYPT_MODE, vector, context, plain.getBytes(StandardCharsets.UTF_8));
        byte[] joined = ByteBuffer.allocate(VECTOR_BYTES + cipherText.length)
                .put(vector)
                .put(cipherText)
                .array();
        return VERSION + ":" + key.id() + ":"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(joined);
    }

    /**
     * The secret as it was.
     *
     * @throws SecretException when the text is malformed, was made with another key or for another context, or was
     *     tampered with
     */
    public String decrypt(String cipherText, String context) {
        String[] parts = parts(cipherText);
        byte[] joined = decode(parts[2]);
        byte[] vector = Arrays.copyOf(joined, VECTOR_BYTES);
        byte[] sealed = Arrays.copyOfRange(joined, VECTOR_BYTES, joined.length);
        return new String(crypt(keyOf(parts[1]), Cipher.DECRYPT_MODE, vector, context, sealed), StandardCharsets.UTF_8);
    }

    private static String[] parts(String cipherText) {
        String[] parts = cipherText.split(":", -1);
        if (parts.length != 3 || !parts[0].equals(VERSION)) {
            throw new SecretException("not an encrypted secret of the form v1:<key id>:<base64url>");
        }
        return parts;
    }

    private SecretKey keyOf(String id) {
        SecretKey found = readable.get(id);
        if (found == null) {
            throw new SecretException("the secret was encrypted with key " + id + ", but " + key
                    + " is in use: bring that key back in eventplane.secrets.key, eventplane.secrets.key-file"
                    + " or eventplane.secrets.former-keys");
        }
        return found;
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

    private static byte[] crypt(SecretKey key, int mode, byte[] vector, String context, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key.aes(), new GCMParameterSpec(TAG_BITS, vector));
            cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (AEADBadTagException e) {
            throw new SecretException(
                    "the encrypted secret was tampered with, or belongs to something else than " + context, e);
        } catch (GeneralSecurityException e) {
            throw new SecretException("AES-256-GCM does not work on this Java", e);
        }
    }

    @Override
    public String toString() {
        return "SecretCipher[" + key + "]";
    }
}
