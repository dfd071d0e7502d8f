package io.eventplane.token;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.oauth2.sdk.TokenIntrospectionRequest;
import com.nimbusds.oauth2.sdk.TokenIntrospectionResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import io.github.bucket4j.Bucket;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;

/** The opaque tokens of one issuer, which is asked about each. Blocks. */
final class OpaqueTokens {

    private final URI issuer;
    private final ClientAuthentication client;
    private final IssuerMetadata metadata;
    private final ClaimRules rules;
    private final Pace pace;
    private final Bucket calls;

    OpaqueTokens(URI issuer, IntrospectionClient client, String audience, IssuerMetadata metadata, Pace pace) {
        this.issuer = issuer;
        this.client = new ClientSecretBasic(new ClientID(client.clientId()), new Secret(client.secret()));
        this.metadata = metadata;
        this.rules = ClaimRules.ofIntrospected(audience);
        this.pace = pace;
        this.calls = Bucket.builder()
                .addLimit(limit -> limit.capacity(pace.introspections())
                        .refillGreedy(pace.introspections(), Duration.ofSeconds(1)))
                .build();
    }

    /** @throws InvalidTokenException when it does not do, or the issuer is not asked now */
    AccessToken verify(String token) {
        if (!calls.tryConsume(1)) {
            throw unavailable("is not asked about more tokens in this second", null);
        }
        var claims = claims(answer(token));
        try {
            rules.verify(claims, null);
        } catch (BadJWTException e) {
            throw new InvalidTokenException(TokenFault.CLAIMS, "the token does not do here: " + e.getMessage(), e);
        }
        return TokenClaims.read(issuer, claims, Instant.now().plus(pace.introspected()));
    }

    private HTTPResponse answer(String token) {
        try {
            var request = new TokenIntrospectionRequest(
                            metadata.introspection(issuer), client, new BearerAccessToken(token))
                    .toHTTPRequest();
            request.setConnectTimeout(Math.toIntExact(pace.connect().toMillis()));
            request.setReadTimeout(Math.toIntExact(pace.read().toMillis()));
            request.setFollowRedirects(false);
            return request.send();
        } catch (IOException e) {
            throw unavailable("can't be asked about the token now", e);
        }
    }

    private JWTClaimsSet claims(HTTPResponse answer) {
        try {
            var response = TokenIntrospectionResponse.parse(answer);
            if (!response.indicatesSuccess()) {
                throw unavailable("does not answer about tokens: HTTP " + answer.getStatusCode(), null);
            }
            if (!response.toSuccessResponse().isActive()) {
                throw new InvalidTokenException(
                        TokenFault.INACTIVE, "issuer " + issuer + " says that the token is not valid");
            }
            return ofThisIssuer(JWTClaimsSet.parse(JSONObjectUtils.parse(answer.getBody())));
        } catch (com.nimbusds.oauth2.sdk.ParseException | ParseException e) {
            throw unavailable("gave an answer about the token that can't be read", e);
        }
    }

    private JWTClaimsSet ofThisIssuer(JWTClaimsSet claims) {
        if (claims.getIssuer() != null && !claims.getIssuer().equals(issuer.toString())) {
            throw new InvalidTokenException(TokenFault.ISSUER, "the token is of another issuer than " + issuer);
        }
        return claims;
    }

    private InvalidTokenException unavailable(String what, @org.jspecify.annotations.Nullable Exception cause) {
        var message = "issuer " + issuer + " " + what + "; try again";
        return cause == null
                ? new InvalidTokenException(TokenFault.UNAVAILABLE, message)
                : new InvalidTokenException(TokenFault.UNAVAILABLE, message, cause);
    }
}
