package io.eventplane.platform;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.eclipse.microprofile.config.Config;

/**
 * TLS of this server's own HTTP endpoint. Liberty speaks it, as {@code liberty/tls-on.xml} says; what it only complains about in the
 * log, a file that it can't open, is refused here.
 *
 * @see <a href="https://openliberty.io/docs/latest/reference/config/keyStore.html">Open Liberty, keyStore</a>
 */
@OnePerApplication
public class HttpTls {

    private static final String SWITCH = "eventplane.http.tls";
    private static final String KEYSTORE = "eventplane.http.tls.keystore";
    private static final String PASSWORD = "eventplane.http.tls.keystore-password";

    private final Config config;

    @Inject
    public HttpTls(Config config) {
        this.config = config;
    }

    /**
     * Whether the endpoint speaks TLS.
     *
     * @throws IllegalStateException when neither that nor the contrary is said
     */
    public boolean isOn() {
        return switch (config.getValue(SWITCH, String.class)) {
            case "on" -> true;
            case "off" -> false;
            default -> throw refusal(SWITCH + " must be on or off");
        };
    }

    /**
     * Refuses what could show no certificate, and a certificate that nobody would be shown.
     *
     * @throws IllegalStateException says what to do
     */
    public void check() {
        if (isOn()) {
            certificates();
        } else if (config.getOptionalValue(KEYSTORE, String.class).isPresent()) {
            throw refusal(
                    KEYSTORE + " is set, but HTTP is spoken in clear. Set EVENTPLANE_HTTP_TLS=on in the environment,"
                            + " or leave the keystore out");
        }
    }

    /** For a client within this process that asks this very server, whatever name its certificate is for. */
    public SSLContext toItself() {
        try {
            if (!isOn()) {
                return SSLContext.getDefault();
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new OwnCertificates(this::certificates)}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the endpoint shows: read anew, for the file may have been renewed. */
    private List<byte[]> certificates() {
        Path file = file();
        String password = config.getOptionalValue(PASSWORD, String.class)
                .orElseThrow(() -> refusal(
                        PASSWORD + " is not set, which opens " + file + ". Set EVENTPLANE_HTTP_TLS_KEYSTORE_PASSWORD"));
        try {
            return certificates(file, password.toCharArray());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(
                    "refusing to start: " + KEYSTORE + " is " + file + ", which can't be opened with " + PASSWORD + ": "
                            + e.getMessage() + ". Name a PKCS #12 file, and its password",
                    e);
        }
    }

    private Path file() {
        Path file = Path.of(config.getOptionalValue(KEYSTORE, String.class)
                .orElseThrow(
                        () -> refusal(KEYSTORE + " is not set. Name a PKCS #12 file with a certificate and its key")));
        if (!file.isAbsolute() || !Files.isReadable(file)) {
            throw refusal(KEYSTORE + " is " + file + ", which is no absolute path of a file that can be read");
        }
        return file;
    }

    private static List<byte[]> certificates(Path file, char[] password) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password);
        }
        for (String alias : Collections.list(store.aliases())) {
            if (store.getKey(alias, password) != null) {
                return List.of(store.getCertificate(alias).getEncoded());
            }
        }
        throw new GeneralSecurityException("it holds no private key");
    }

    private static IllegalStateException refusal(String why) {
        return new IllegalStateException("refusing to start: " + why);
    }
}
