package io.eventplane.token;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Claims under their several names, as an {@link AccessToken}. */
final class TokenClaims {

    private TokenClaims() {}

    /**
     * @param latest until when it holds at most
     * @throws InvalidTokenException when nobody can tell whose it is
     */
    static AccessToken read(URI issuer, JWTClaimsSet claims, Instant latest) {
        var clientId = clientId(claims);
        var subject = Optional.ofNullable(claims.getSubject())
                .or(() -> clientId)
                .orElseThrow(() ->
                        new InvalidTokenException(TokenFault.CLAIMS, "the token names neither a subject nor a client"));
        return new AccessToken(
                issuer,
                subject,
                clientId,
                new HashSet<>(claims.getAudience()),
                scopes(claims),
                expires(claims, latest),
                withoutNulls(claims));
    }

    /** By RFC 9068, else by OpenID Connect. Two different ones would let two programs be taken for each other. */
    private static Optional<String> clientId(JWTClaimsSet claims) {
        var named = Stream.of("client_id", "azp")
                .map(claims::getClaim)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(id -> !id.isBlank())
                .distinct()
                .toList();
        if (named.size() > 1) {
            throw new InvalidTokenException(TokenFault.CLAIMS, "the token names two clients, as client_id and as azp");
        }
        return named.stream().findFirst();
    }

    private static Set<String> scopes(JWTClaimsSet claims) {
        var scopes = new HashSet<String>();
        Stream.of("scope", "scp")
                .map(claims::getClaim)
                .filter(Objects::nonNull)
                .flatMap(TokenClaims::words)
                .forEach(scopes::add);
        return scopes;
    }

    private static Stream<String> words(Object claim) {
        return claim instanceof List<?> list
                ? list.stream().filter(String.class::isInstance).map(String.class::cast)
                : Arrays.stream(claim.toString().split(" ", -1)).filter(word -> !word.isEmpty());
    }

    private static Instant expires(JWTClaimsSet claims, Instant latest) {
        return Optional.ofNullable(claims.getExpirationTime())
                .map(java.util.Date::toInstant)
                .orElse(latest);
    }

    private static java.util.Map<String, Object> withoutNulls(JWTClaimsSet claims) {
        var present = new java.util.HashMap<String, Object>();
        claims.getClaims().forEach((String name, @Nullable Object value) -> {
            if (value != null) {
                present.put(name, value);
            }
        });
        return present;
    }
}
