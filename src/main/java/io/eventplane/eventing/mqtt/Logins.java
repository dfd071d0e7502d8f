package io.eventplane.eventing.mqtt;

import io.eventplane.eventing.source.SourceTokens;
import io.eventplane.platform.Credential;
import io.eventplane.subscription.SubscriptionAuth;
import io.eventplane.token.ClientTokenException;
import java.util.Optional;

/**
 * Where a subscription's logins come from.
 *
 * <p>An access token is the password of a user that is called as the client: so HiveMQ's, EMQX's and RabbitMQ's token checks take it
 * by default. Enhanced authentication has no method for it that brokers share.
 */
record Logins(Optional<Credential> credential, SourceTokens tokens) {

    static Logins of(Optional<SubscriptionAuth> auth, SourceTokens tokens) {
        return new Logins(auth.map(SubscriptionAuth::credential), tokens);
    }

    /**
     * The one to present now. Blocks where it is a token.
     *
     * @throws ClientTokenException when there is none to be had
     */
    Login next() {
        return credential.map(this::login).orElseGet(() -> new Login(Optional.empty(), Optional.empty()));
    }

    /** The broker does not take it. */
    void refused() {
        credential.ifPresent(known -> {
            if (known instanceof Credential.OAuth client) {
                tokens.refused(client);
            }
        });
    }

    private Login login(Credential known) {
        if (known instanceof Credential.OAuth client) {
            var token = tokens.of(client);
            return new Login(account(client.clientId(), token.value()), Optional.of(token.renewal()));
        }
        var basic = (Credential.Basic) known;
        return new Login(account(basic.username(), basic.password()), Optional.empty());
    }

    private static Optional<Login.Account> account(String user, String secret) {
        return Optional.of(new Login.Account(user, secret));
    }
}
