package io.eventplane.gateway.security;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** An authority, the gateway's certificate and those of clients, made by the JDK's keytool. */
public final class Authority {

    /** Of its key stores. */
    public static final String PASSWORD = "changeit";

    private static final char[] SECRET = PASSWORD.toCharArray();
    private static final String GATEWAY = "gateway";

    private final Path folder;
    private final Path store;

    private Authority(Path folder) {
        this.folder = folder;
        this.store = folder.resolve("all.p12");
    }

    /** One that has signed the gateway's certificate. */
    public static Authority in(Path folder) {
        var authority = new Authority(folder);
        authority.generate("authority", "CN=authority", "-ext", "bc:c");
        authority.generate(GATEWAY, "CN=127.0.0.1", "-ext", "san=ip:127.0.0.1", "-signer", "authority");
        return authority;
    }

    /** Signs a client's certificate. */
    public Authority sign(String alias, String subject, String... more) {
        List<String> all = new ArrayList<>(List.of(more));
        all.addAll(List.of("-signer", "authority"));
        generate(alias, subject, all.toArray(String[]::new));
        return this;
    }

    /** A certificate that nobody but its owner has signed. */
    Authority leaveAlone(String alias, String subject) {
        generate(alias, subject);
        return this;
    }

    /** The settings of a gateway that has all this. */
    Map<String, String> settings() {
        return Map.of(
                "eventplane.gateway.tls.certificate", certificate().toString(),
                "eventplane.gateway.tls.key", key().toString(),
                "eventplane.gateway.tls.client-authorities", own().toString());
    }

    /** The gateway's certificate, as a PEM file. */
    public Path certificate() {
        return pem(
                "tls.crt", "CERTIFICATE", keys -> keys.getCertificate(GATEWAY).getEncoded());
    }

    /** Its private key. */
    public Path key() {
        return pem(
                "tls.key", "PRIVATE KEY", keys -> keys.getKey(GATEWAY, SECRET).getEncoded());
    }

    /** The certificate that has signed all others. */
    public Path own() {
        return pem(
                "authority.crt",
                "CERTIFICATE",
                keys -> keys.getCertificate("authority").getEncoded());
    }

    /** A client's key and certificates, as a PKCS #12 file. */
    public Path keyStore(String alias) {
        Path file = folder.resolve(alias + ".p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            only(alias).store(out, SECRET);
            return file;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a client trusts. */
    TrustManagerFactory trust() {
        try {
            KeyStore trusted = empty();
            trusted.setCertificateEntry("authority", load().getCertificate("authority"));
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            return trust;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a client shows; with no alias nothing. */
    KeyManagerFactory keys(@Nullable String alias) {
        try {
            var own = alias == null ? empty() : only(alias);
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(own, SECRET);
            return keys;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    SSLContext context(@Nullable String alias) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys(alias).getKeyManagers(), trust().getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private KeyStore load() throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, SECRET);
        }
        return keys;
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        return keys;
    }

    private KeyStore only(String alias) throws GeneralSecurityException, IOException {
        var own = empty();
        var all = load();
        own.setKeyEntry(alias, all.getKey(alias, SECRET), SECRET, all.getCertificateChain(alias));
        return own;
    }

    private interface Part {

        byte[] of(KeyStore keys) throws GeneralSecurityException;
    }

    private Path pem(String file, String kind, Part part) {
        try {
            String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(part.of(load()));
            return Files.writeString(
                    folder.resolve(file), "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n");
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void generate(String alias, String subject, String... more) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "EC",
                "-dname",
                subject,
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD));
        command.addAll(List.of(more));
        try {
            Process made = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(made.getInputStream().readAllBytes(), US_ASCII);
            if (made.waitFor() != 0) {
                throw new IllegalStateException("keytool failed: " + said);
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
