package io.eventplane.director.identity;

import io.eventplane.platform.OnePerApplication;
import io.eventplane.platform.Tenant;
import io.eventplane.token.AccessToken;
import io.eventplane.token.InvalidTokenException;
import io.eventplane.token.TokenFault;
import io.eventplane.token.TokenVerifier;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Finds out who makes a request from a token of {@code eventplane.oidc.issuer}. */
@OnePerApplication
public class AuthenticateByToken {

    private final Optional<TokenVerifier> verifier;
    private final String tenantClaim;
    private final OwnClients owners;

    @Inject
    public AuthenticateByToken(
            OpenIdProvider provider,
            @ConfigProperty(name = "eventplane.oidc.tenant-claim") String tenantClaim,
            OwnClients owners) {
        this.verifier = provider.verifier();
        this.tenantClaim = tenantClaim;
        this.owners = owners;
    }

    /** Whether there is an issuer whose tokens are taken. */
    boolean isPossible() {
        return verifier.isPresent();
    }

    /**
     * The client that the token was given to, or whom it speaks for: the operator's client speaks for nobody else.
     *
     * @throws InvalidTokenException when the token does not do
     */
    Caller caller(String token) {
        var verified = verifier.orElseThrow(
                        () -> new InvalidTokenException(TokenFault.ISSUER, "no issuer's tokens are taken here"))
                .verify(token);
        var client = new Caller.Client(
                verified.subject(), verified.clientId(), tenant(verified), Scope.of(verified.scopes()));
        return client.may(Scope.ADMIN) ? client : owners.spokenForBy(client);
    }

    /** An issuer that knows no tenants gives no claim; one that is no name must not be taken for none. */
    private Tenant tenant(AccessToken token) {
        var claim = token.claims().get(tenantClaim);
        if (claim == null) {
            return Tenant.DEFAULT;
        }
        try {
            return new Tenant(token.text(tenantClaim)
                    .orElseThrow(() -> new IllegalArgumentException("a tenant's name is a text that is not blank")));
        } catch (IllegalArgumentException e) {
            throw new InvalidTokenException(
                    TokenFault.CLAIMS, "the token's claim " + tenantClaim + " names no tenant: " + e.getMessage());
        }
    }
}
