package io.eventplane.director.identity;

import io.eventplane.platform.OnePerApplication;
import io.eventplane.token.TokenVerifier;
import io.eventplane.token.TrustedIssuer;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The OpenID provider whose tokens the Director takes, as {@code eventplane.oidc.*} says; there may be none. */
@OnePerApplication
public class OpenIdProvider {

    private final Optional<URI> issuer;
    private final String audience;
    private final Optional<String> clientId;

    @Inject
    public OpenIdProvider(
            @ConfigProperty(name = "eventplane.oidc.issuer") Optional<URI> issuer,
            @ConfigProperty(name = "eventplane.oidc.audience") String audience,
            @ConfigProperty(name = "eventplane.oidc.client-id") Optional<String> clientId) {
        this.issuer = issuer;
        this.audience = audience;
        this.clientId = clientId;
    }

    public Optional<URI> issuer() {
        return issuer;
    }

    /** The public client that people log in to GraphiQL with. */
    public Optional<String> clientId() {
        return clientId;
    }

    /**
     * For its tokens.
     *
     * @throws IllegalArgumentException when the issuer's address is not safe
     */
    Optional<TokenVerifier> verifier() {
        return issuer.map(TrustedIssuer::new).map(trusted -> new TokenVerifier(List.of(trusted), audience));
    }
}
