package io.eventplane.gateway.intake;

import io.eventplane.gateway.eventapi.EventApi;
import io.eventplane.gateway.eventapi.OpenEventApis;
import io.eventplane.gateway.intake.Admission.Denied;
import io.eventplane.gateway.limit.FailedLogins;
import io.eventplane.gateway.observation.Sender;
import io.eventplane.gateway.security.CredentialCheck;
import io.eventplane.gateway.security.CredentialKey;
import io.eventplane.gateway.security.Credentials;
import io.eventplane.gateway.security.Login;
import io.eventplane.gateway.security.Tokens;
import io.eventplane.platform.OnePerApplication;
import io.eventplane.refusal.Reason;
import io.eventplane.refusal.Refusal;
import io.eventplane.refusal.RefusedException;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * What comes before a sender is let in, over any protocol: who is behind a token, and how long a login waits after others have failed. Once
 * for each request or connection; what comes of it is presented to intake. Thread-safe; nothing here waits.
 */
@OnePerApplication
public final class Logins {

    /** What is told where no login of an address is looked at for now, right or wrong. */
    public static final Refusal TOO_MANY = Refusal.later(
            Reason.TOO_MANY_LOGINS,
            "Too many logins from this address have failed, so this one was not looked at: try it again later.",
            Duration.ofSeconds(1));

    private final OpenEventApis apis;
    private final Tokens tokens;
    private final FailedLogins failed;

    @Inject
    public Logins(OpenEventApis apis, Tokens tokens, FailedLogins failed) {
        this.apis = apis;
        this.tokens = tokens;
        this.failed = failed;
    }

    /**
     * Finds out who is behind a token that is presented to a definition, if that takes tokens: nobody else may make the gateway ask.
     *
     * @return complete already, unless the token was not seen before; fails with a {@link RefusedException} when it can't be found out now
     */
    public CompletionStage<Credentials> recognised(Credentials presented, String protocol, String definitionId) {
        return recognised(
                presented,
                protocol,
                apis.find(definitionId).map(EventApi::credentials).stream().toList());
    }

    /** The same, where what is asked for is known: the token is looked at when one of these checks takes tokens. */
    public CompletionStage<Credentials> recognised(
            Credentials presented, String protocol, Collection<CredentialCheck> checks) {
        return presented.login() instanceof Login.Bearer bearer
                        && checks.stream().anyMatch(check -> check.takesTokens(protocol))
                ? resolved(presented, bearer.token())
                : CompletableFuture.completedStage(presented);
    }

    /**
     * How long what was decided about a request is kept from its sender.
     *
     * @return zero as a rule; empty when it must not be told, but {@link #TOO_MANY}
     */
    public Optional<Duration> hold(Sender sender, Admission admission) {
        if (admission instanceof Denied denied && denied.refusal().reason().isOfCredentials()) {
            return denied.failedLogin() ? failed.failed(sender.address()) : Optional.of(Duration.ZERO);
        }
        return admission
                .definition()
                .map(id -> failed.succeeded(sender.address(), id))
                .orElseGet(() -> Optional.of(Duration.ZERO));
    }

    /**
     * Logs in a sender that names no definition yet. A token may come as a token or in the place of the password; what opens something as a
     * password is none.
     *
     * @return who it is, whether or not that opens anything: complete already, unless a token was not seen before or logins are slowed; fails
     *     with a {@link RefusedException} when it can't be found out now
     */
    public CompletionStage<Credentials> login(Sender sender, Credentials presented) {
        var token = token(presented, sender.protocol());
        return token.isPresent()
                ? resolved(presented, token.get()).thenCompose(known -> slowed(sender, known))
                : slowed(sender, presented);
    }

    private Optional<String> token(Credentials presented, String protocol) {
        if (!apis.anyTakesTokens(protocol)) {
            return Optional.empty();
        }
        if (presented.login() instanceof Login.Bearer bearer) {
            return Optional.of(bearer.token());
        }
        return presented.login() instanceof Login.Basic basic
                        && tokens.mayBe(basic.password())
                        && !apis.anyOpenBy(presented, protocol)
                ? Optional.of(basic.password())
                : Optional.empty();
    }

    private CompletionStage<Credentials> resolved(Credentials presented, String token) {
        return tokens.known(token)
                .<CompletionStage<Login>>map(CompletableFuture::completedStage)
                .orElseGet(() -> tokens.find(token))
                .thenApply(presented::with);
    }

    private CompletionStage<Credentials> slowed(Sender sender, Credentials presented) {
        return hold(sender, presented)
                .map(delay -> after(delay, presented))
                .orElseGet(() -> CompletableFuture.failedStage(new RefusedException(TOO_MANY)));
    }

    private Optional<Duration> hold(Sender sender, Credentials presented) {
        if (presented.login() instanceof Login.None) {
            return Optional.of(Duration.ZERO);
        }
        return apis.anyOpenBy(presented, sender.protocol())
                ? failed.succeeded(sender.address(), CredentialKey.of(presented).get(0))
                : failed.failed(sender.address());
    }

    private static CompletionStage<Credentials> after(Duration delay, Credentials presented) {
        return delay.isZero()
                ? CompletableFuture.completedStage(presented)
                : new CompletableFuture<Credentials>()
                        .completeOnTimeout(presented, delay.toNanos(), TimeUnit.NANOSECONDS);
    }
}
