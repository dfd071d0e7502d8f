package io.eventplane.gateway.security;

import io.eventplane.gateway.refusal.Reason;
import io.eventplane.gateway.refusal.Refusal;
import java.util.List;
import java.util.Optional;

/** For a definition that asks for OAuth 2, which this version can't check: nobody gets in. */
record UnservedCheck() implements CredentialCheck {

    private static final Refusal NOT_SERVED = Refusal.insteadOf(
            Reason.UNAUTHENTICATED,
            "This event API asks for OAuth 2, which this version of the gateway doesn't serve yet, so it stays closed:"
                    + " give the definition a basic credential to publish now.",
            List.of("Bearer"));

    @Override
    public Optional<CredentialKey> key() {
        return Optional.empty();
    }

    @Override
    public Optional<Refusal> objectionTo(Credentials presented) {
        return Optional.of(NOT_SERVED);
    }
}
