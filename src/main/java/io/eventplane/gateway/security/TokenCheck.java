package io.eventplane.gateway.security;

import io.eventplane.gateway.security.Finding.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Asks for a token of a certain client, of a certain issuer, with certain scopes. */
final class TokenCheck implements SchemeCheck {

    private final String issuer;
    private final String clientId;
    private final Set<String> scopes;

    TokenCheck(String issuer, String clientId, Set<String> scopes) {
        this.issuer = issuer;
        this.clientId = clientId;
        this.scopes = scopes;
    }

    @Override
    public Finding look(Credentials presented) {
        if (presented.login() instanceof Login.Token token) {
            return look(token);
        }
        if (presented.login() instanceof Login.BadToken bad) {
            return new Finding(Kind.BAD_TOKEN, bad.fault(), List.of());
        }
        if (presented.login() instanceof Login.Unreadable unreadable) {
            return Finding.wrong(unreadable.fault());
        }
        return presented.login() instanceof Login.None
                ? Finding.missing("This event API asks for a token, and none was sent.")
                : Finding.wrong("This event API asks for a token of its client.");
    }

    private Finding look(Login.Token token) {
        if (!token.issuer().equals(issuer) || !token.clientId().equals(clientId)) {
            return new Finding(Kind.BAD_TOKEN, "The token is of another client, or another issuer.", List.of());
        }
        if (!Instant.now().isBefore(token.expires())) {
            return new Finding(Kind.BAD_TOKEN, "The token has expired.", List.of());
        }
        var lacking = scopes.stream()
                .filter(scope -> !token.scopes().contains(scope))
                .sorted()
                .toList();
        return lacking.isEmpty()
                ? Finding.MET
                : new Finding(Kind.SCOPE, "The token lacks the scopes " + String.join(" ", lacking) + ".", lacking);
    }

    @Override
    public String challenge() {
        return "Bearer";
    }

    @Override
    public List<CredentialKey> keys() {
        return List.of(CredentialKey.client(issuer, clientId));
    }
}
