package io.eventplane.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.BadJWSException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.ExpiredJWTException;
import java.net.URI;
import java.time.Instant;

/** The signed tokens of one issuer. May call the issuer for its keys, and then blocks. */
final class SignedTokens {

    private final URI issuer;
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    SignedTokens(URI issuer, String audience, JWKSource<SecurityContext> keys) {
        this.issuer = issuer;
        // With the type of RFC 9068, that of any JWT, or none.
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(
                new JOSEObjectType("at+jwt"), new JOSEObjectType("application/at+jwt"), JOSEObjectType.JWT, null));
        processor.setJWSKeySelector(new SignatureKeys(keys));
        processor.setJWSVerifierFactory(new SignatureKeys.Verifiers());
        processor.setJWTClaimsSetVerifier(ClaimRules.ofSigned(issuer, audience));
    }

    /** @throws InvalidTokenException when it does not do */
    AccessToken verify(SignedJWT token) {
        return TokenClaims.read(issuer, claims(token), Instant.MAX);
    }

    private JWTClaimsSet claims(SignedJWT token) {
        try {
            return processor.process(token, null);
        } catch (ExpiredJWTException e) {
            throw new InvalidTokenException(TokenFault.EXPIRED, "the token has expired", e);
        } catch (BadJWTException e) {
            throw new InvalidTokenException(TokenFault.CLAIMS, "the token does not do here: " + e.getMessage(), e);
        } catch (BadJWSException e) {
            throw new InvalidTokenException(
                    TokenFault.SIGNATURE, "the token's signature is not that of issuer " + issuer, e);
        } catch (BadJOSEException e) {
            throw new InvalidTokenException(
                    TokenFault.MALFORMED, "the token's header is not that of an access token", e);
        } catch (SignatureKeys.UnknownKeyException e) {
            throw new InvalidTokenException(
                    TokenFault.KEY, "issuer " + issuer + " publishes no key such as the token names", e);
        } catch (KeySourceException e) {
            throw new InvalidTokenException(
                    TokenFault.UNAVAILABLE, "the keys of issuer " + issuer + " can't be asked for now; try again", e);
        } catch (JOSEException e) {
            throw new InvalidTokenException(TokenFault.SIGNATURE, "the token's signature can't be checked", e);
        }
    }
}
