package io.eventplane.gateway.wire;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Map;
import javax.net.ssl.X509ExtendedKeyManager;

/** A certificate with those between it and its authority, and its private key, both as PEM; not yet known to be sound. */
record PemPair(String certificate, String key) {

    private static final Map<String, String> SIGNATURES =
            Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "EdDSA", "EdDSA");

    static PemPair read(Path certificate, Path key) throws IOException {
        return new PemPair(Files.readString(certificate), Files.readString(key));
    }

    /**
     * What a server shows and signs with.
     *
     * @throws GeneralSecurityException when one of the two can't be read, or they are not each other's
     */
    X509ExtendedKeyManager keys() throws GeneralSecurityException {
        var keys = parsed();
        for (String type : SIGNATURES.keySet()) {
            String[] aliases = keys.getServerAliases(type, null);
            if (aliases != null) {
                requirePair(keys.getCertificateChain(aliases[0]), keys.getPrivateKey(aliases[0]));
                return keys;
            }
        }
        throw new InvalidKeyException("the certificate is for no RSA, EC or EdDSA key");
    }

    /** Vert.x parses all that it took from files before: PKCS #8, and the older forms of RSA and EC. */
    private X509ExtendedKeyManager parsed() throws GeneralSecurityException {
        var pem =
                new PemKeyCertOptions().addCertValue(Buffer.buffer(certificate)).addKeyValue(Buffer.buffer(key));
        try {
            // Its Vertx is for files only.
            var keys = pem.getKeyManagerFactory(null).getKeyManagers();
            return (X509ExtendedKeyManager) keys[0];
        } catch (GeneralSecurityException e) {
            throw e;
        } catch (Exception e) {
            throw new GeneralSecurityException(e.getMessage(), e);
        }
    }

    private static void requirePair(X509Certificate[] chain, PrivateKey key) throws GeneralSecurityException {
        PublicKey shown = chain[0].getPublicKey();
        if (!shown.getAlgorithm().equals(key.getAlgorithm()) || !verifies(shown, key)) {
            throw new InvalidKeyException("the key is not the certificate's");
        }
    }

    private static boolean verifies(PublicKey shown, PrivateKey key) throws GeneralSecurityException {
        byte[] signed = {1};
        var signature = Signature.getInstance(SIGNATURES.getOrDefault(key.getAlgorithm(), key.getAlgorithm()));
        signature.initSign(key);
        signature.update(signed);
        byte[] proof = signature.sign();
        signature.initVerify(shown);
        signature.update(signed);
        return signature.verify(proof);
    }

    /** Without the key: nothing may log it. */
    @Override
    public String toString() {
        return "PemPair[" + certificate + "]";
    }
}
