package io.eventplane.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.impl.EdDSAProvider;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/**
 * EdDSA over Ed25519 by the JDK; Nimbus' own wants Google's Tink.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8037">RFC 8037</a>
 */
final class Ed25519Verifier extends EdDSAProvider implements JWSVerifier {

    /** What is before the 32 bytes of every Ed25519 key in X.509's form (RFC 8410). */
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    private final EdECPublicKey key;

    Ed25519Verifier(EdECPublicKey key) {
        this.key = key;
    }

    /** The key as the JDK has it. */
    static PublicKey key(OctetKeyPair published) throws JOSEException {
        try {
            byte[] point = published.getDecodedX();
            byte[] encoded = new byte[X509.length + point.length];
            System.arraycopy(X509, 0, encoded, 0, X509.length);
            System.arraycopy(point, 0, encoded, X509.length, point.length);
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new JOSEException("not an Ed25519 key", e);
        }
    }

    @Override
    public boolean verify(JWSHeader header, byte[] signed, Base64URL signature) throws JOSEException {
        if (header.getCriticalParams() != null) {
            return false;
        }
        try {
            var verification = Signature.getInstance("Ed25519");
            verification.initVerify(key);
            verification.update(signed);
            return verification.verify(signature.decode());
        } catch (java.security.SignatureException e) {
            // Of another length, for instance.
            return false;
        } catch (GeneralSecurityException e) {
            throw new JOSEException("Ed25519 can't be checked", e);
        }
    }
}
