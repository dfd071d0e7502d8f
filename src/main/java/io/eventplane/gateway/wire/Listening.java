package io.eventplane.gateway.wire;

import io.eventplane.platform.BindAddress;
import io.eventplane.platform.OnePerApplication;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.TCPSSLOptions;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What all listening sockets of the gateway have in common: the host, and the certificate. */
@OnePerApplication
public final class Listening {

    private static final Set<String> VERSIONS = Set.of("TLSv1.2", "TLSv1.3");

    private final String host;
    private final Optional<PemKeyCertOptions> identity;

    /**
     * Takes both files or none.
     *
     * @param certificate a PEM file with the certificate, and those between it and its authority
     * @param key a PEM file with its private key, PKCS #8
     */
    @Inject
    public Listening(
            @ConfigProperty(name = "eventplane.gateway.host") String host,
            @ConfigProperty(name = "eventplane.gateway.tls.certificate") Optional<String> certificate,
            @ConfigProperty(name = "eventplane.gateway.tls.key") Optional<String> key) {
        this.host = new BindAddress(host).host().equals("*") ? "0.0.0.0" : host;
        if (certificate.isPresent() != key.isPresent()) {
            throw new IllegalStateException("refusing to start: of eventplane.gateway.tls.certificate and"
                    + " eventplane.gateway.tls.key only one is set. Set both, or none");
        }
        this.identity = certificate.map(file -> new PemKeyCertOptions()
                .setCertPath(readable("certificate", file))
                .setKeyPath(readable("key", key.orElseThrow())));
    }

    /** On the gateway's host. */
    public ListenAddress at(int port, String portKey) {
        return new ListenAddress(host, port, portKey);
    }

    /** Whether there is a certificate, and so ports with TLS. */
    public boolean tls() {
        return identity.isPresent();
    }

    /**
     * Adds TLS 1.2 and 1.3 with the gateway's certificate.
     *
     * @throws java.util.NoSuchElementException when there is none
     */
    public <O extends TCPSSLOptions> O encrypted(O options) {
        options.setSsl(true).setKeyCertOptions(identity.orElseThrow()).setEnabledSecureTransportProtocols(VERSIONS);
        return options;
    }

    private static String readable(String key, String file) {
        if (!Files.isReadable(Path.of(file))) {
            throw new IllegalStateException("refusing to start: eventplane.gateway.tls." + key + " is " + file
                    + ", which is no file that can be read");
        }
        return file;
    }
}
