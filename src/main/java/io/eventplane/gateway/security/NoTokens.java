package io.eventplane.gateway.security;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** For a gateway that allows no issuer. */
public record NoTokens() implements Tokens {

    private static final Login BAD = new Login.BadToken("This gateway allows no issuer of tokens.");

    @Override
    public Optional<Login> known(String token) {
        return Optional.of(BAD);
    }

    @Override
    public CompletionStage<Login> find(String token) {
        return CompletableFuture.completedStage(BAD);
    }

    @Override
    public boolean mayBe(String text) {
        return false;
    }

    @Override
    public Optional<String> issuerOf(String url) {
        return Optional.empty();
    }
}
