package io.eventplane.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import java.security.Key;
import java.security.interfaces.EdECPublicKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which of an issuer's keys may have signed a token. Only public keys, and only signatures that need a private one. */
final class SignatureKeys implements JWSKeySelector<SecurityContext> {

    /** Never {@code none}, and never an HMAC, for which a published key would be the secret. */
    private static final Set<JWSAlgorithm> ACCEPTED = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512,
            JWSAlgorithm.EdDSA,
            JWSAlgorithm.Ed25519);

    private final JWKSource<SecurityContext> published;

    SignatureKeys(JWKSource<SecurityContext> published) {
        this.published = published;
    }

    static boolean accept(JWSAlgorithm algorithm) {
        return ACCEPTED.contains(algorithm);
    }

    /** @throws UnknownKeyException when there is none */
    @Override
    public List<? extends Key> selectJWSKeys(JWSHeader header, @Nullable SecurityContext context)
            throws KeySourceException {
        if (!accept(header.getAlgorithm())) {
            return List.of();
        }
        var keys = publicKeys(published.get(new JWKSelector(JWKMatcher.forJWSHeader(header)), context));
        if (keys.isEmpty()) {
            throw new UnknownKeyException();
        }
        return keys;
    }

    private static List<Key> publicKeys(List<JWK> matching) {
        return matching.stream()
                .map(SignatureKeys::publicKey)
                .flatMap(Optional::stream)
                .toList();
    }

    /** Empty for a secret, and for a kind that this Java does not know: the token may mean another key. */
    private static Optional<Key> publicKey(JWK published) {
        try {
            if (published instanceof OctetKeyPair pair && Curve.Ed25519.equals(pair.getCurve())) {
                return Optional.of(Ed25519Verifier.key(pair));
            }
            return published instanceof AsymmetricJWK pair ? Optional.of(pair.toPublicKey()) : Optional.empty();
        } catch (JOSEException e) {
            return Optional.empty();
        }
    }

    /** The issuer publishes no such key. */
    static final class UnknownKeyException extends KeySourceException {
        private static final long serialVersionUID = 1L;

        UnknownKeyException() {
            super("no such key is published");
        }
    }

    /** Nimbus' verifiers, and the JDK's for Ed25519. */
    static final class Verifiers extends DefaultJWSVerifierFactory {
        @Override
        public JWSVerifier createJWSVerifier(JWSHeader header, Key key) throws JOSEException {
            return key instanceof EdECPublicKey edwards
                    ? new Ed25519Verifier(edwards)
                    : super.createJWSVerifier(header, key);
        }
    }
}
