package io.eventplane.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eventplane.gateway.http.Certificate;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpTlsTest {

    @TempDir
    private static Path folder;

    private static Certificate certificate;

    private final Map<String, String> keys = new HashMap<>();

    @BeforeAll
    static void make() throws Exception {
        certificate = Certificate.in(folder);
    }

    @BeforeEach
    void turnOn() {
        keys.put("eventplane.http.tls", "on");
        keys.put("eventplane.http.tls.keystore", certificate.keystore().toString());
        keys.put("eventplane.http.tls.keystore-password", Certificate.PASSWORD);
    }

    @Test
    void is_off_by_default_and_asks_for_nothing() {
        HttpTls tls = new HttpTls(Configs.with(Map.of()));

        assertThat(tls.isOn()).isFalse();
        assertThatCode(tls::check).doesNotThrowAnyException();
    }

    @Test
    void with_a_keystore_and_its_password_is_fine() {
        assertThat(new HttpTls(Configs.with(keys)).isOn()).isTrue();
        assertThatCode(new BindGuard(Configs.with(keys))::checkHttp).doesNotThrowAnyException();
    }

    @Test
    void without_a_keystore_is_refused() {
        keys.remove("eventplane.http.tls.keystore");

        assertRefused("eventplane.http.tls.keystore is not set. Name a PKCS #12 file");
    }

    @Test
    void with_a_keystore_that_is_not_there_is_refused() {
        keys.put("eventplane.http.tls.keystore", folder.resolve("none.p12").toString());

        assertRefused("none.p12, which is no absolute path of a file that can be read");
    }

    /** Liberty would look for it in a folder of its own. */
    @Test
    void with_a_relative_path_is_refused() {
        keys.put("eventplane.http.tls.keystore", "pom.xml");

        assertRefused("pom.xml, which is no absolute path");
    }

    @Test
    void without_the_password_is_refused() {
        keys.remove("eventplane.http.tls.keystore-password");

        assertRefused("Set EVENTPLANE_HTTP_TLS_KEYSTORE_PASSWORD");
    }

    @Test
    void with_a_wrong_password_is_refused_and_does_not_tell_it() {
        keys.put("eventplane.http.tls.keystore-password", "not-this-one");

        assertRefused("can't be opened with eventplane.http.tls.keystore-password: keystore password was incorrect");
    }

    @Test
    void with_something_that_is_no_keystore_is_refused() {
        keys.put("eventplane.http.tls.keystore", certificate.certificate().toString());

        assertRefused("Name a PKCS #12 file, and its password");
    }

    @Test
    void with_certificates_only_is_refused() throws Exception {
        Path trusted = folder.resolve("trusted.p12");
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("a", certificate.shown());
        try (OutputStream out = Files.newOutputStream(trusted)) {
            store.store(out, Certificate.PASSWORD.toCharArray());
        }
        keys.put("eventplane.http.tls.keystore", trusted.toString());

        assertRefused("it holds no private key");
    }

    @Test
    void that_is_neither_on_nor_off_is_refused() {
        keys.put("eventplane.http.tls", "yes");

        assertRefused("eventplane.http.tls must be on or off");
    }

    @Test
    void a_keystore_that_nobody_would_be_shown_is_refused() {
        keys.put("eventplane.http.tls", "off");

        assertRefused("Set EVENTPLANE_HTTP_TLS=on");
    }

    private void assertRefused(String why) {
        assertThatThrownBy(new BindGuard(Configs.with(keys))::checkHttp)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("refusing to start: ")
                .hasMessageContaining(why)
                .hasMessageNotContaining("not-this-one")
                .hasMessageNotContaining(Certificate.PASSWORD);
    }
}
