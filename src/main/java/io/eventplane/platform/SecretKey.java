package io.eventplane.platform;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.Config;

/** The 256-bit key that protects secrets at rest, and a short id of it, which may be shown. */
final class SecretKey {

    private static final int KEY_BYTES = 32;
    private static final int ID_BYTES = 6;

    private final SecretKeySpec aes;
    private final String id;

    private SecretKey(byte[] bytes) {
        this.aes = new SecretKeySpec(bytes, "AES");
        this.id = HexFormat.of().formatHex(Sha256.of(bytes), 0, ID_BYTES);
    }

    /**
     * From {@code eventplane.secrets.key}, else from the file {@code eventplane.secrets.key-file}, which is made when
     * missing.
     */
    static SecretKey from(Config config, DataFolder data) {
        return config.getOptionalValue("eventplane.secrets.key", String.class)
                .map(text -> parse(text, "eventplane.secrets.key"))
                .orElseGet(() -> fromFile(keyFile(config, data)));
    }

    /** Keys of {@code eventplane.secrets.former-keys}, which only decrypt; none when it is not set. */
    static List<SecretKey> former(Config config) {
        String place = "eventplane.secrets.former-keys";
        return config.getOptionalValue(place, String.class).stream()
                .flatMap(text -> Stream.of(text.split(",", -1)))
                .map(text -> parse(text, place))
                .toList();
    }

    SecretKeySpec aes() {
        return aes;
    }

    String id() {
        return id;
    }

    private static Path keyFile(Config config, DataFolder data) {
        Optional<String> configured = config.getOptionalValue("eventplane.secrets.key-file", String.class);
        return configured.map(Path::of).orElseGet(() -> data.resolve("secrets.key"));
    }

    private static SecretKey fromFile(Path path) {
        DurableFile file = new DurableFile(path);
        try {
            return parse(file.read().orElseGet(() -> create(file)), path.toString());
        } catch (UncheckedIOException e) {
            throw new SecretException("the key file " + path + " (eventplane.secrets.key-file) cannot be used", e);
        }
    }

    /** Of several processes that start at once one makes the key; all read it. */
    private static String create(DurableFile file) {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        file.createOnce(Base64.getEncoder().encode(bytes));
        return file.read().orElseThrow();
    }

    private static SecretKey parse(String text, String place) {
        byte[] bytes = decode(text.strip(), place);
        if (bytes.length != KEY_BYTES) {
            throw new SecretException(
                    "the key in " + place + " must be " + KEY_BYTES + " bytes (base64), was " + bytes.length);
        }
        return new SecretKey(bytes);
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
