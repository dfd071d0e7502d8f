package io.eventplane.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A token in the making; every method changes it and answers it. */
public final class MintedToken {

    private final JWTClaimsSet.Builder claims;
    private JWSAlgorithm algorithm;
    private JWSSigner signer;
    private @Nullable String keyId;
    private JOSEObjectType type = new JOSEObjectType("at+jwt");
    private UnaryOperator<JWSHeader.Builder> header = UnaryOperator.identity();

    MintedToken(URI issuer, RSAKey key, JWSAlgorithm algorithm) {
        this.algorithm = algorithm;
        this.keyId = key.getKeyID();
        this.signer = signer(key);
        this.claims = new JWTClaimsSet.Builder()
                .issuer(issuer.toString())
                .subject("device")
                .claim("client_id", "device")
                .audience("eventplane")
                .jwtID(UUID.randomUUID().toString())
                .issueTime(in(Duration.ZERO))
                .expirationTime(in(Duration.ofMinutes(5)));
    }

    public MintedToken subject(@Nullable String subject) {
        claims.subject(subject);
        return this;
    }

    public MintedToken client(@Nullable String clientId) {
        return with("client_id", clientId);
    }

    public MintedToken audience(String... audience) {
        claims.audience(List.of(audience));
        return this;
    }

    public MintedToken scope(String scopes) {
        return with("scope", scopes);
    }

    /** Null takes the claim away. */
    public MintedToken with(String claim, @Nullable Object value) {
        claims.claim(claim, value);
        return this;
    }

    /** Negative: since then it is expired. */
    public MintedToken expiresIn(Duration time) {
        claims.expirationTime(in(time));
        return this;
    }

    public MintedToken neverExpires() {
        claims.expirationTime(null);
        return this;
    }

    public MintedToken notBeforeIn(Duration time) {
        claims.notBeforeTime(in(time));
        return this;
    }

    public MintedToken keyId(@Nullable String id) {
        keyId = id;
        return this;
    }

    public MintedToken type(String typ) {
        type = new JOSEObjectType(typ);
        return this;
    }

    /** Changes the header just before it is signed. */
    public MintedToken header(UnaryOperator<JWSHeader.Builder> change) {
        header = change;
        return this;
    }

    public MintedToken signedBy(JWSAlgorithm otherAlgorithm, JWSSigner otherSigner) {
        algorithm = otherAlgorithm;
        signer = otherSigner;
        return this;
    }

    /** As it travels. */
    public String sign() {
        var jwt = new SignedJWT(
                header.apply(new JWSHeader.Builder(algorithm).keyID(keyId).type(type))
                        .build(),
                claims.build());
        try {
            jwt.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return jwt.serialize();
    }

    /** With {@code alg: none}. */
    public String unsigned() {
        return new PlainJWT(claims.build()).serialize();
    }

    static JWSSigner signer(RSAKey key) {
        try {
            return new RSASSASigner(key);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Date in(Duration time) {
        return Date.from(Instant.now().plus(time));
    }
}
