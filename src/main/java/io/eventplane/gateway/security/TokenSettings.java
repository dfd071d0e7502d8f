package io.eventplane.gateway.security;

import io.eventplane.platform.OnePerApplication;
import io.eventplane.token.IntrospectionClient;
import io.eventplane.token.TrustedIssuer;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whose tokens are taken: {@code eventplane.gateway.token-issuers} and what goes with it. */
@OnePerApplication
public final class TokenSettings {

    private static final String ISSUERS = "eventplane.gateway.token-issuers";
    private static final String CLIENT = "eventplane.gateway.introspection.client-id";
    private static final String SECRET = "eventplane.gateway.introspection.client-secret";

    private final List<TrustedIssuer> issuers;
    private final String audience;

    /**
     * Takes the introspection's client and secret together or not at all.
     *
     * @param issuers exactly what their tokens have as {@code iss}; none takes no tokens
     * @param audience what a token must be for
     * @param client as whom the issuers are asked about opaque tokens; empty takes none of those
     */
    @Inject
    public TokenSettings(
            @ConfigProperty(name = ISSUERS) Optional<List<String>> issuers,
            @ConfigProperty(name = "eventplane.gateway.token-audience") String audience,
            @ConfigProperty(name = CLIENT) Optional<String> client,
            @ConfigProperty(name = SECRET) Optional<String> secret) {
        if (client.isPresent() != secret.isPresent()) {
            throw new IllegalStateException(
                    "refusing to start: of " + CLIENT + " and " + SECRET + " only one is set. Set both, or none");
        }
        var introspection = client.map(id -> new IntrospectionClient(id, secret.orElseThrow()));
        this.issuers = issuers.orElseGet(List::of).stream()
                .map(String::strip)
                .map(issuer -> trusted(issuer, introspection))
                .toList();
        this.audience = audience;
    }

    private static TrustedIssuer trusted(String issuer, Optional<IntrospectionClient> introspection) {
        try {
            return new TrustedIssuer(URI.create(issuer), introspection);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "refusing to start: " + ISSUERS + " has " + issuer + ": " + e.getMessage(), e);
        }
    }

    List<TrustedIssuer> issuers() {
        return issuers;
    }

    String audience() {
        return audience;
    }
}
