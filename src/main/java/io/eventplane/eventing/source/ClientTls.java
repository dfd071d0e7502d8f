package io.eventplane.eventing.source;

import io.eventplane.platform.OnePerApplication;
import io.eventplane.platform.TrustedAuthorities;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * TLS towards external buses: whom is trusted there, and as whom one shows oneself where a bus asks for a certificate. Keys: {@code
 * eventplane.eventing.tls.authorities} (PEM; else those of the JDK), {@code eventplane.eventing.tls.key-store} (PKCS #12; else no
 * certificate is shown), {@code eventplane.eventing.tls.key-store-password}. Read once, at the start.
 */
@OnePerApplication
public final class ClientTls {

    private static final String AUTHORITIES = "eventplane.eventing.tls.authorities";
    private static final String KEY_STORE = "eventplane.eventing.tls.key-store";
    private static final String PASSWORD = "eventplane.eventing.tls.key-store-password";

    private final TrustManagerFactory trust;
    private final Optional<KeyManagerFactory> keys;
    private final SSLContext context;

    /** @throws IllegalStateException when a file that is named can't be read */
    @Inject
    public ClientTls(Config config) {
        this(
                TrustedAuthorities.of(AUTHORITIES, config).trustManagers(),
                config.getOptionalValue(KEY_STORE, Path.class)
                        .map(file -> keys(file, config.getOptionalValue(PASSWORD, String.class))));
    }

    /** Trusts by these, and shows one of those keys' certificates where it is asked for one. */
    public ClientTls(TrustManagerFactory trust, Optional<KeyManagerFactory> keys) {
        this.trust = trust;
        this.keys = keys;
        this.context =
                context(trust, keys.map(KeyManagerFactory::getKeyManagers).orElse(null));
    }

    /** Whom is trusted. */
    public TrustManagerFactory trust() {
        return trust;
    }

    /** Whose certificate is shown where a bus asks for one; empty shows none. */
    public Optional<KeyManagerFactory> keys() {
        return keys;
    }

    /** Both together. Whether the certificate is of the host that was called is for the client to see to. */
    public SSLContext context() {
        return context;
    }

    private static SSLContext context(TrustManagerFactory trust, KeyManager @Nullable [] keys) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, trust.getTrustManagers(), new SecureRandom());
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has TLS", e);
        }
    }

    private static KeyManagerFactory keys(Path file, Optional<String> password) {
        char[] secret = password.orElse("").toCharArray();
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, secret);
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, secret);
            return keys;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(
                    "refusing to start: " + KEY_STORE + " is " + file + ", which is no PKCS #12 key store that "
                            + PASSWORD + " opens: " + e,
                    e);
        }
    }
}
