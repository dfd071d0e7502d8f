package io.eventplane.platform;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/**
 * The keys for secrets at rest that the configuration gives.
 *
 * @param present encrypts, and decrypts
 * @param former only decrypt; none when there was no other
 */
record ConfiguredKeys(SecretKey present, List<SecretKey> former) {

    /**
     * The present one from {@code eventplane.secrets.key}, else from the file {@code eventplane.secrets.key-file}, which is made when
     * missing; the former ones from {@code eventplane.secrets.former-keys}.
     *
     * @throws SecretException when a key is unreadable or not 256 bits long
     */
    static ConfiguredKeys from(Config config, DataFolder data) {
        return new ConfiguredKeys(present(config, data), former(config));
    }

    /** All of them, the present one first. */
    Stream<SecretKey> all() {
        return Stream.concat(Stream.of(present), former.stream());
    }

    private static SecretKey present(Config config, DataFolder data) {
        return config.getOptionalValue("eventplane.secrets.key", String.class)
                .map(text -> SecretKey.parse(text, "eventplane.secrets.key"))
                .orElseGet(() -> fromFile(keyFile(config, data)));
    }

    private static List<SecretKey> former(Config config) {
        String place = "eventplane.secrets.former-keys";
        return config.getOptionalValue(place, String.class).stream()
                .flatMap(text -> Stream.of(text.split(",", -1)))
                .map(text -> SecretKey.parse(text, place))
                .toList();
    }

    private static Path keyFile(Config config, DataFolder data) {
        Optional<String> configured = config.getOptionalValue("eventplane.secrets.key-file", String.class);
        return configured.map(Path::of).orElseGet(() -> data.resolve("secrets.key"));
    }

    private static SecretKey fromFile(Path path) {
        DurableFile file = new DurableFile(path);
        try {
            return SecretKey.parse(file.read().orElseGet(() -> create(file)), path.toString());
        } catch (UncheckedIOException e) {
            throw new SecretException("the key file " + path + " (eventplane.secrets.key-file) cannot be used", e);
        }
    }

    /** Of several processes that start at once one makes the key; all read it. */
    private static String create(DurableFile file) {
        file.createOnce(SecretKey.generate().base64().getBytes(StandardCharsets.US_ASCII));
        return file.read().orElseThrow();
    }
}
