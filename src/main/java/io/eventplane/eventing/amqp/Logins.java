package io.eventplane.eventing.amqp;

import io.eventplane.eventing.source.SourceTokens;
import io.eventplane.platform.Credential;
import io.eventplane.subscription.SubscriptionAuth;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * What one subscription presents: a user and a password, or a client's id and token in their place, as brokers take tokens by SASL PLAIN.
 *
 * @see <a href="https://www.rabbitmq.com/docs/oauth2">RabbitMQ's OAuth 2 plugin</a>
 */
final class Logins {

    private final Optional<Credential> credential;
    private final SourceTokens tokens;
    private final Executor background;

    Logins(Optional<SubscriptionAuth> auth, SourceTokens tokens, Executor background) {
        this.credential = auth.map(SubscriptionAuth::credential);
        this.tokens = tokens;
        this.background = background;
    }

    /** What is presented now; fails with a {@link io.eventplane.token.ClientTokenException} when there is no token to be had. */
    CompletionStage<Login> next() {
        if (credential.isEmpty()) {
            return CompletableFuture.completedStage(Login.NOBODY);
        }
        if (credential.get() instanceof Credential.Basic basic) {
            return CompletableFuture.completedStage(
                    new Login(Optional.of(basic.username()), basic.password(), Optional.empty()));
        }
        var client = (Credential.OAuth) credential.get();
        return CompletableFuture.supplyAsync(() -> login(client), background);
    }

    /** The broker does not take what was presented: the next token is another. */
    void refused() {
        if (credential.isPresent() && credential.get() instanceof Credential.OAuth client) {
            tokens.refused(client);
        }
    }

    private Login login(Credential.OAuth client) {
        var token = tokens.of(client);
        return new Login(Optional.of(client.clientId()), token.value(), Optional.of(token.renewal()));
    }
}
