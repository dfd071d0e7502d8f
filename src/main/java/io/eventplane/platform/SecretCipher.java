package io.eventplane.platform;

import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;

/**
 * Encrypts secrets for the disk with the configured key; see {@link SecretKey} for how.
 *
 * <p>The present key encrypts; the former ones only decrypt what they encrypted. Thread-safe.
 */
@OnePerApplication
public final class SecretCipher {

    private final SecretKey key;
    private final Map<String, SecretKey> readable;

    /** @throws SecretException when a key is unreadable or not 256 bits long */
    @Inject
    public SecretCipher(Config config, DataFolder data) {
        ConfiguredKeys configured = ConfiguredKeys.from(config, data);
        this.key = configured.present();
        this.readable = configured
                .all()
                .collect(Collectors.toUnmodifiableMap(SecretKey::id, Function.identity(), (first, same) -> first));
    }

    /** The secret in its text form, {@link CipherText}. Never the same twice. */
    public String encrypt(String plain, String context) {
        return key.encrypt(plain, context);
    }

    /**
     * The secret as it was.
     *
     * @throws SecretException when the text is malformed, was made with another key or for another context, or was
     *     tampered with
     */
    public String decrypt(String cipherText, String context) {
        CipherText text = CipherText.parse(cipherText);
        return find(text.keyId()).orElseThrow(() -> unknown(text.keyId())).decrypt(text, context);
    }

    /** Whether the text was made with the present key, and not with a former one or none that is known. */
    public boolean isPresent(String cipherText) {
        return CipherText.parse(cipherText).keyId().equals(key.id());
    }

    /** The present key or a former one. */
    public Optional<SecretKey> find(String keyId) {
        return Optional.ofNullable(readable.get(keyId));
    }

    /** Of the present key and the former ones, in no order. */
    public Set<String> keyIds() {
        return readable.keySet();
    }

    /** Another key, encrypted with the present one. */
    public String wrap(SecretKey other) {
        return encrypt(other.base64(), wrapping(other.id()));
    }

    /**
     * That other key again.
     *
     * @throws SecretException as {@link #decrypt}
     */
    public SecretKey unwrap(String id, String wrapped) {
        return SecretKey.parse(decrypt(wrapped, wrapping(id)), "data key " + id);
    }

    private static String wrapping(String id) {
        return "data-key/" + id;
    }

    private SecretException unknown(String id) {
        return new SecretException("the secret was encrypted with key " + id + ", but " + key
                + " is in use: bring that key back in eventplane.secrets.key, eventplane.secrets.key-file"
                + " or eventplane.secrets.former-keys");
    }

    @Override
    public String toString() {
        return "SecretCipher[" + key + "]";
    }
}
