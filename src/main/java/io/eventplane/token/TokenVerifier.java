package io.eventplane.token;

import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether an access token is genuine, for one audience and the issuers that it was made with; nobody else is ever called. Thread-safe.
 *
 * <p>Decisions are kept for as long as they can't change, at most 5 minutes, and never longer than the token lives, in at most 64 MiB. Keys
 * are asked for every 5 minutes and when a token names a new one, at most twice in 10 seconds; while the issuer is away the last ones do for
 * 4 hours.
 */
public final class TokenVerifier {

    /** In characters. The headers of a request are not longer, and the claims of many tokens are kept. */
    private static final int LONGEST = 16 * 1024;

    /** Of a description or a key set, in bytes. */
    private static final int LARGEST_ANSWER = 512 * 1024;

    private final Map<String, SignedTokens> signed = new HashMap<>();
    private final List<OpaqueTokens> opaque = new ArrayList<>();
    private final Pace pace;
    private final Decisions decisions;

    /**
     * Calls nobody yet.
     *
     * @param issuers whose tokens do, in the order in which they are asked about opaque ones
     * @param audience whom a token must be meant for
     */
    public TokenVerifier(List<TrustedIssuer> issuers, String audience) {
        this(issuers, audience, Pace.USUAL, new Decisions());
    }

    TokenVerifier(List<TrustedIssuer> issuers, String audience, Pace pace, Decisions decisions) {
        this.pace = pace;
        this.decisions = decisions;
        var http = new DefaultResourceRetriever(
                Math.toIntExact(pace.connect().toMillis()),
                Math.toIntExact(pace.read().toMillis()),
                LARGEST_ANSWER);
        var metadata = new IssuerMetadata(http, pace);
        for (var trusted : issuers) {
            var issuer = trusted.identifier();
            var keys = IssuerKeys.of(issuer, metadata, http, pace);
            signed.put(issuer.toString(), new SignedTokens(issuer, audience, keys));
            trusted.introspection()
                    .ifPresent(client -> opaque.add(new OpaqueTokens(issuer, client, audience, metadata, pace)));
        }
    }

    /**
     * What the token says, if that is known to be true. Never waits and calls nobody, so it does for event loops.
     *
     * @return empty when only {@link #verify} can tell
     */
    public Optional<AccessToken> known(String token) {
        return token.length() > LONGEST ? Optional.empty() : decisions.accepted(token);
    }

    /**
     * Finds out whether the token does, and what it says. May call its issuer, for some seconds; not for event loops. Many calls with one new
     * token are one call to the issuer.
     *
     * @throws InvalidTokenException when it does not, or when that can't be found out now
     */
    public AccessToken verify(String token) {
        if (token.length() > LONGEST) {
            throw new InvalidTokenException(
                    TokenFault.MALFORMED, "the token is longer than " + LONGEST + " characters");
        }
        var decision = decisions.about(token, this::decide);
        if (decision instanceof Decision.Accepted accepted) {
            return accepted.token();
        }
        throw decision instanceof Decision.Refused refused
                ? new InvalidTokenException(refused.fault(), refused.message())
                : new InvalidTokenException(TokenFault.UNAVAILABLE, ((Decision.Undecided) decision).message());
    }

    private Decision decide(String token) {
        try {
            var jwt = parsed(token);
            return jwt == null
                    ? new Decision.Accepted(opaque(token), Instant.now().plus(pace.introspected()), token.length())
                    : new Decision.Accepted(signed(jwt), Instant.now().plus(pace.accepted()), token.length());
        } catch (InvalidTokenException e) {
            var message = String.valueOf(e.getMessage());
            return e.fault().isTemporary()
                    ? new Decision.Undecided(message)
                    : new Decision.Refused(e.fault(), message, Instant.now().plus(pace.refused()));
        }
    }

    private AccessToken signed(SignedJWT token) {
        if (!SignatureKeys.accept(token.getHeader().getAlgorithm())) {
            throw unacceptable();
        }
        return issuer(token).verify(token);
    }

    private SignedTokens issuer(SignedJWT token) {
        try {
            return Optional.ofNullable(token.getJWTClaimsSet().getIssuer())
                    .map(signed::get)
                    .orElseThrow(() -> new InvalidTokenException(
                            TokenFault.ISSUER, "the token's issuer is not one of those trusted here"));
        } catch (ParseException e) {
            throw new InvalidTokenException(TokenFault.MALFORMED, "the token's claims can't be read", e);
        }
    }

    /** The first issuer that knows it decides; when one could not be asked, nobody knows. */
    private AccessToken opaque(String token) {
        var refusals = new ArrayList<InvalidTokenException>();
        for (var issuer : opaque) {
            try {
                return issuer.verify(token);
            } catch (InvalidTokenException e) {
                refusals.add(e);
            }
        }
        throw refusals.stream()
                .filter(refusal -> refusal.fault().isTemporary())
                .findFirst()
                .or(() -> refusals.stream().findFirst())
                .orElseGet(() -> new InvalidTokenException(
                        TokenFault.MALFORMED, "the token is not a signed JWT, and others are not accepted here"));
    }

    /** Null when only its issuer can read it. */
    private static @Nullable SignedJWT parsed(String token) {
        JWT jwt;
        try {
            jwt = JWTParser.parse(token);
        } catch (ParseException | IllegalArgumentException e) {
            return null;
        }
        if (jwt instanceof PlainJWT) {
            throw unacceptable();
        }
        return jwt instanceof SignedJWT signedJwt ? signedJwt : null;
    }

    private static InvalidTokenException unacceptable() {
        return new InvalidTokenException(
                TokenFault.ALGORITHM, "the token must be signed with RS, PS or ES and 256, 384 or 512, or with EdDSA");
    }
}
