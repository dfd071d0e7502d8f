package io.eventplane.gateway.wire;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.net.ssl.X509KeyManager;

/**
 * The files of the gateway's certificate and key, which may be renewed while it runs. Compared by content: Kubernetes swaps links, and times
 * of files are coarse.
 */
final class CertificateFiles {

    private static final Logger LOG = System.getLogger(CertificateFiles.class.getName());

    private final Path certificate;
    private final Path key;
    private final CurrentKeys keys;
    private PemPair seen;
    private boolean missing;

    /** @throws IllegalStateException when they can't be served with */
    CertificateFiles(Path certificate, Path key) {
        this.certificate = certificate;
        this.key = key;
        try {
            this.seen = PemPair.read(certificate, key);
            this.keys = new CurrentKeys(seen.keys());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("refusing to start: " + inWords() + " can't be used: " + e.getMessage(), e);
        }
    }

    /** What is shown, always the latest that is sound. */
    X509KeyManager keys() {
        return keys;
    }

    /** Takes what the files hold now; what can't be served with, half-written for one, is told once and changes nothing. */
    synchronized void check() {
        try {
            var now = PemPair.read(certificate, key);
            missing = false;
            if (!now.equals(seen)) {
                seen = now;
                replace(now);
            }
        } catch (IOException e) {
            tellOfMissing(e);
        }
    }

    private void replace(PemPair now) {
        try {
            keys.replace(now.keys());
            LOG.log(Level.INFO, "{0} is new: shown from now on", inWords());
        } catch (GeneralSecurityException e) {
            LOG.log(
                    Level.WARNING,
                    "{0} can''t be used, the former goes on: {1}. Write a certificate and its own key there",
                    inWords(),
                    e.getMessage());
        }
    }

    private void tellOfMissing(IOException failure) {
        if (!missing) {
            missing = true;
            LOG.log(Level.WARNING, "{0} can''t be read, the former goes on: {1}", inWords(), failure.toString());
        }
    }

    private String inWords() {
        return "the certificate " + certificate + " with the key " + key;
    }
}
