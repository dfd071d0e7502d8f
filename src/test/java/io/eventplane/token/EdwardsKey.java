package io.eventplane.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.impl.EdDSAProvider;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;

/** An Ed25519 key of the JDK's that signs tokens. */
final class EdwardsKey extends EdDSAProvider implements JWSSigner {

    private final KeyPair pair;
    private final String id;

    private EdwardsKey(KeyPair pair, String id) {
        this.pair = pair;
        this.id = id;
    }

    static EdwardsKey generate(String id) {
        try {
            return new EdwardsKey(KeyPairGenerator.getInstance("Ed25519").generateKeyPair(), id);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    OctetKeyPair published() {
        byte[] encoded = pair.getPublic().getEncoded();
        var point = Base64URL.encode(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
        return new OctetKeyPair.Builder(Curve.Ed25519, point).keyID(id).build();
    }

    @Override
    public Base64URL sign(JWSHeader header, byte[] signed) throws JOSEException {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(signed);
            return Base64URL.encode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new JOSEException(e.getMessage(), e);
        }
    }
}
