package io.eventplane.gateway.security;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Finds out who is behind tokens. Thread-safe. */
public interface Tokens {

    /** What is known already, for as long as the token is good; never waits. */
    Optional<Login> known(String token);

    /**
     * Finds out. Whoever asks waits for nothing but the stage, which may be completed on any thread.
     *
     * @return a {@link Login.Token} or a {@link Login.BadToken}; fails with a {@link io.eventplane.refusal.RefusedException} when
     *     it can't be found out now
     */
    CompletionStage<Login> find(String token);

    /** Whether a text may be a token at all: for protocols that carry tokens in the place of passwords. */
    boolean mayBe(String text);

    /** The allowed issuer that an address is of: its own, or one below it; empty when there is none. */
    Optional<String> issuerOf(String url);
}
