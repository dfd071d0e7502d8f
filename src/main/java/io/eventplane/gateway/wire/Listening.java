package io.eventplane.gateway.wire;

import io.eventplane.platform.BindAddress;
import io.eventplane.platform.OnePerApplication;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.PemTrustOptions;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What all listening sockets of the gateway have in common: the host, and the certificate. */
@OnePerApplication
public final class Listening {

    private static final Set<String> VERSIONS = Set.of("TLSv1.2", "TLSv1.3");
    private static final Duration CERTIFICATE_CHECKS = Duration.ofSeconds(2);

    /** For a whole handshake, from the moment the connection is accepted. */
    private static final int HANDSHAKE_SECONDS = 10;

    private final String host;
    private final Optional<CertificateFiles> identity;
    private final Optional<Buffer> clientAuthorities;

    /**
     * Takes both files or none, and looks every 2 s whether they are renewed.
     *
     * @param loops where is looked from
     * @param certificate a PEM file with the certificate, and those between it and its authority
     * @param key a PEM file with its private key, PKCS #8
     * @param clientAuthorities a PEM file with the authorities whose certificates clients may show; empty asks for none
     */
    @Inject
    public Listening(
            EventLoops loops,
            @ConfigProperty(name = "eventplane.gateway.host") String host,
            @ConfigProperty(name = "eventplane.gateway.tls.certificate") Optional<String> certificate,
            @ConfigProperty(name = "eventplane.gateway.tls.key") Optional<String> key,
            @ConfigProperty(name = "eventplane.gateway.tls.client-authorities") Optional<String> clientAuthorities) {
        this.host = new BindAddress(host).host().equals("*") ? "0.0.0.0" : host;
        if (certificate.isPresent() != key.isPresent()) {
            throw new IllegalStateException("refusing to start: of eventplane.gateway.tls.certificate and"
                    + " eventplane.gateway.tls.key only one is set. Set both, or none");
        }
        this.identity = certificate.map(
                file -> new CertificateFiles(readable("certificate", file), readable("key", key.orElseThrow())));
        this.clientAuthorities = clientAuthorities.map(file -> authorities(readable("client-authorities", file)));
        if (this.clientAuthorities.isPresent() && identity.isEmpty()) {
            throw new IllegalStateException("refusing to start: eventplane.gateway.tls.client-authorities is set, and"
                    + " without eventplane.gateway.tls.certificate and its key there is no TLS that clients could show"
                    + " certificates over. Set them");
        }
        identity.ifPresent(files -> loops.every(CERTIFICATE_CHECKS, files::check));
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
     * Adds TLS 1.2 and 1.3 with the gateway's certificate; a renewed one is shown to the next that connects. A handshake that takes
     * more than ten seconds is cut. Clients may show a certificate where there are authorities for them; one of another authority, or
     * out of its time, ends the handshake.
     *
     * @throws java.util.NoSuchElementException when there is none
     */
    public <O extends NetServerOptions> O encrypted(O options) {
        var keys = KeyCertOptions.wrap(identity.orElseThrow().keys());
        options.setSsl(true)
                .setKeyCertOptions(keys)
                .setEnabledSecureTransportProtocols(VERSIONS)
                .setSslHandshakeTimeoutUnit(TimeUnit.SECONDS)
                .setSslHandshakeTimeout(HANDSHAKE_SECONDS);
        clientAuthorities.ifPresent(authorities -> options.setClientAuth(ClientAuth.REQUEST)
                .setTrustOptions(new PemTrustOptions().addCertValue(authorities)));
        return options;
    }

    private static Buffer authorities(Path file) {
        try (var pem = Files.newInputStream(file)) {
            if (CertificateFactory.getInstance("X.509")
                    .generateCertificates(pem)
                    .isEmpty()) {
                throw new CertificateException("there is none");
            }
            return Buffer.buffer(Files.readAllBytes(file));
        } catch (IOException | CertificateException e) {
            throw new IllegalStateException(
                    "refusing to start: eventplane.gateway.tls.client-authorities is " + file
                            + ", which holds no certificates that can be read: " + e.getMessage(),
                    e);
        }
    }

    private static Path readable(String key, String file) {
        Path path = Path.of(file);
        if (!Files.isReadable(path)) {
            throw new IllegalStateException("refusing to start: eventplane.gateway.tls." + key + " is " + file
                    + ", which is no file that can be read");
        }
        return path;
    }
}
