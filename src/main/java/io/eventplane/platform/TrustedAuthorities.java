package io.eventplane.platform;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/** Whom a client of ours trusts over TLS: the authorities in a PEM file, and nobody else; without a file those of the JDK. */
public record TrustedAuthorities(String key, Optional<Path> file) {

    /** As the configuration's key names them. */
    public static TrustedAuthorities of(String key, Config config) {
        return new TrustedAuthorities(key, config.getOptionalValue(key, Path.class));
    }

    /**
     * For a client that trusts them.
     *
     * @throws IllegalStateException when the file can't be read, or holds no certificate
     */
    public SSLContext context() {
        try {
            if (file.isEmpty()) {
                return SSLContext.getDefault();
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trustManagers().getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has TLS", e);
        }
    }

    /**
     * For a client that brings more than trust.
     *
     * @throws IllegalStateException when the file can't be read, or holds no certificate
     */
    public TrustManagerFactory trustManagers() {
        try {
            return file.isPresent() ? trusting(read(file.get())) : trusting((KeyStore) null);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(
                    "refusing to start: " + key + " is " + file.orElse(null)
                            + ", which is no PEM file with certificates that can be read: " + e,
                    e);
        }
    }

    private static Collection<? extends Certificate> read(Path pem) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(pem)) {
            var certificates = CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (certificates.isEmpty()) {
                throw new CertificateException("it holds none");
            }
            return certificates;
        }
    }

    private static TrustManagerFactory trusting(Collection<? extends Certificate> authorities)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (Certificate authority : authorities) {
            store.setCertificateEntry(String.valueOf(store.size()), authority);
        }
        return trusting(store);
    }

    /** @param store null for the JDK's own */
    private static TrustManagerFactory trusting(@Nullable KeyStore store) throws GeneralSecurityException {
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        return trust;
    }
}
