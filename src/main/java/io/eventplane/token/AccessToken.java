package io.eventplane.token;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a genuine token says. None of it is secret, though it may be personal: {@code toString} leaves out the other claims.
 *
 * @param issuer who says it, as configured
 * @param subject whom it is about, unique for the issuer
 * @param clientId the program that it was given to ({@code client_id} or {@code azp}); empty when the issuer does not tell
 * @param audience whom it is meant for; empty only when the issuer was asked about it and did not tell
 * @param scopes what it may be used for (RFC 6749, section 3.3, also those in {@code scp})
 * @param expires from when on it must not be used
 * @param claims all that it says, by name: texts, numbers, booleans, dates, lists and maps
 */
public record AccessToken(
        URI issuer,
        String subject,
        Optional<String> clientId,
        Set<String> audience,
        Set<String> scopes,
        Instant expires,
        Map<String, Object> claims) {

    public AccessToken {
        audience = Set.copyOf(audience);
        scopes = Set.copyOf(scopes);
        claims = Map.copyOf(claims);
    }

    /** A claim that is a text and not blank; empty for everything else. */
    public Optional<String> text(String claim) {
        return Optional.ofNullable(claims.get(claim))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(text -> !text.isBlank());
    }

    @Override
    public String toString() {
        return "AccessToken[issuer=" + issuer + ", subject=" + subject + ", clientId=" + clientId.orElse("")
                + ", scopes=" + scopes + ", expires=" + expires + "]";
    }
}
