package io.eventplane.gateway.security;

import io.eventplane.platform.OnePerApplication;
import io.eventplane.refusal.Reason;
import io.eventplane.refusal.Refusal;
import io.eventplane.refusal.RefusedException;
import io.eventplane.token.AccessToken;
import io.eventplane.token.InvalidTokenException;
import io.eventplane.token.TokenVerifier;
import io.eventplane.token.TrustedIssuer;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.regex.Pattern;

/** Tokens of the issuers that the operator allows. What is not known yet is found out on a thread that may wait. */
@OnePerApplication
public final class IssuedTokens implements Tokens {

    /** Three parts, the first of which is a JSON object in base64url. Opaque tokens look like any password, and no issuer is sent those. */
    private static final Pattern JWT = Pattern.compile("eyJ[A-Za-z0-9_-]*\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*");

    private static final Duration SOON = Duration.ofSeconds(1);

    private final TokenVerifier verifier;
    private final List<IssuerUrl> issuers;
    private final Executor workers;

    /** Those that the settings name; none is fine. */
    @Inject
    public IssuedTokens(TokenSettings settings, LoginWorkers workers) {
        this(settings.issuers(), settings.audience(), workers);
    }

    public IssuedTokens(List<TrustedIssuer> issuers, String audience, Executor workers) {
        this.verifier = new TokenVerifier(issuers, audience);
        this.issuers = issuers.stream()
                .map(TrustedIssuer::identifier)
                .map(URI::toString)
                .map(IssuerUrl::new)
                .toList();
        this.workers = workers;
    }

    @Override
    public Optional<Login> known(String token) {
        return verifier.known(token).map(IssuedTokens::login);
    }

    @Override
    public CompletionStage<Login> find(String token) {
        try {
            return CompletableFuture.supplyAsync(() -> verified(token), workers);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedStage(
                    new RefusedException(later("Too many tokens are being looked at: try again later.")));
        }
    }

    private Login verified(String token) {
        try {
            return login(verifier.verify(token));
        } catch (InvalidTokenException e) {
            if (e.fault().isTemporary()) {
                throw new RefusedException(later("Whether the token is good can't be found out now: try again later."));
            }
            return new Login.BadToken("The token does not do: " + e.getMessage() + ".");
        }
    }

    private static Refusal later(String detail) {
        return Refusal.later(Reason.ISSUER_UNAVAILABLE, detail, SOON);
    }

    private static Login login(AccessToken token) {
        return new Login.Token(token.issuer().toString(), token.clientId().orElse(""), token.scopes(), token.expires());
    }

    @Override
    public boolean mayBe(String text) {
        return !issuers.isEmpty() && JWT.matcher(text).matches();
    }

    @Override
    public Optional<String> issuerOf(String url) {
        return issuers.stream()
                .filter(issuer -> issuer.isAbove(url))
                .map(IssuerUrl::issuer)
                .reduce((one, other) -> one.length() >= other.length() ? one : other);
    }
}
