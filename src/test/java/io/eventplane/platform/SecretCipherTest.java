package io.eventplane.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretCipherTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", "p", "pässwörd: 😀", "a:b:c"})
    void a_secret_comes_back_as_it_was(String secret) {
        SecretCipher cipher = withKey(1);

        assertThat(cipher.decrypt(cipher.encrypt(secret, "webhook/1"), "webhook/1"))
                .isEqualTo(secret);
    }

    @Test
    void the_same_secret_never_looks_the_same() {
        SecretCipher cipher = withKey(1);

        assertThat(cipher.encrypt("secret", "a"))
                .matches("v1:[0-9a-f]{12}:[A-Za-z0-9_-]+")
                .isNotEqualTo(cipher.encrypt("secret", "a"));
    }

    @Test
    void a_cipher_text_belongs_to_its_context() {
        SecretCipher cipher = withKey(1);
        String cipherText = cipher.encrypt("secret", "webhook/1");

        assertThatThrownBy(() -> cipher.decrypt(cipherText, "webhook/2"))
                .isInstanceOf(SecretException.class)
                .hasMessageContaining("webhook/2");
    }

    @Test
    void a_changed_cipher_text_is_refused() {
        SecretCipher cipher = withKey(1);
        String cipherText = cipher.encrypt("secret", "a");
        int middle = cipherText.length() - 8;
        char other = cipherText.charAt(middle) == 'A' ? 'B' : 'A';
        String changed = cipherText.substring(0, middle) + other + cipherText.substring(middle + 1);

        assertThatThrownBy(() -> cipher.decrypt(changed, "a"))
                .isInstanceOf(SecretException.class)
                .hasMessageContaining("tampered");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "v2:aa:bb", "v1::"})
    void what_is_no_cipher_text_is_refused(String text) {
        assertThatThrownBy(() -> withKey(1).decrypt(text, "a")).isInstanceOf(SecretException.class);
    }

    @Test
    void a_cut_off_cipher_text_is_refused() {
        SecretCipher cipher = withKey(1);
        String cipherText = cipher.encrypt("secret", "a");

        assertThatThrownBy(() -> cipher.decrypt(cipherText.substring(0, 20), "a"))
                .isInstanceOf(SecretException.class)
                .hasMessageContaining("cut off");
    }

    @Test
    void another_key_is_named() {
        String cipherText = withKey(1).encrypt("secret", "a");
        String keyId = cipherText.split(":", -1)[1];

        assertThatThrownBy(() -> withKey(2).decrypt(cipherText, "a"))
                .isInstanceOf(SecretException.class)
                .hasMessageContaining(keyId)
                .hasMessageContaining("eventplane.secrets.key");
    }

    @Test
    void a_former_key_still_decrypts_but_encrypts_no_more() {
        String before = withKey(1).encrypt("secret", "a");
        SecretCipher cipher = cipher(
                Map.of("eventplane.secrets.key", key(3), "eventplane.secrets.former-keys", key(1) + ", " + key(2)));

        String after = cipher.encrypt("secret", "a");

        assertThat(cipher.decrypt(before, "a")).isEqualTo("secret");
        assertThat(withKey(3).decrypt(after, "a")).isEqualTo("secret");
    }

    @Test
    void a_former_key_that_is_not_base64_is_refused_without_showing_it() {
        assertThatThrownBy(() -> cipher(
                        Map.of("eventplane.secrets.key", key(1), "eventplane.secrets.former-keys", "no base64!")))
                .isInstanceOf(SecretException.class)
                .hasMessageContaining("eventplane.secrets.former-keys")
                .hasMessageNotContaining("no base64!")
                .hasNoCause();
    }

    @Test
    void a_key_of_the_wrong_length_is_refused() {
        String key = Base64.getEncoder().encodeToString(new byte[16]);

        assertThatThrownBy(() -> cipher(Map.of("eventplane.secrets.key", key)))
                .isInstanceOf(SecretException.class)
                .hasMessageContaining("must be 32 bytes")
                .hasMessageContaining("16");
    }

    @Test
    void a_key_that_is_not_base64_is_refused_without_showing_it() {
        assertThatThrownBy(() -> cipher(Map.of("eventplane.secrets.key", "no base64!")))
                .isInstanceOf(SecretException.class)
                .hasMessageNotContaining("no base64!")
                .hasNoCause();
    }

    @Test
    void a_missing_key_is_made_once_for_its_owner_only() throws IOException {
        String cipherText = cipher(Map.of()).encrypt("secret", "a");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secrets.key"))))
                .isEqualTo("rw-------");
        assertThat(cipher(Map.of()).decrypt(cipherText, "a")).isEqualTo("secret");
    }

    @Test
    void many_who_start_at_once_agree_on_the_key() {
        long keys = IntStream.range(0, 16)
                .parallel()
                .mapToObj(i -> cipher(Map.of()).toString())
                .distinct()
                .count();

        assertThat(keys).isOne();
    }

    @Test
    void an_unreadable_key_file_is_an_error_that_names_it() throws IOException {
        Path key = Files.createDirectory(folder.resolve("a-folder"));

        assertThatThrownBy(() -> cipher(Map.of("eventplane.secrets.key-file", key.toString())))
                .isInstanceOf(SecretException.class)
                .hasMessageContaining(key.toString());
    }

    @Test
    void its_text_does_not_show_the_key() {
        assertThat(withKey(1).toString()).matches("SecretCipher\\[key [0-9a-f]{12}]");
    }

    private SecretCipher withKey(int seed) {
        return cipher(Map.of("eventplane.secrets.key", key(seed)));
    }

    private static String key(int seed) {
        byte[] key = new byte[32];
        key[0] = (byte) seed;
        return Base64.getEncoder().encodeToString(key);
    }

    private SecretCipher cipher(Map<String, String> keys) {
        return new SecretCipher(Configs.with(keys), new DataFolder(folder));
    }
}
