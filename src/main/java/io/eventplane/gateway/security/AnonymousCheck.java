package io.eventplane.gateway.security;

import io.eventplane.gateway.refusal.Reason;
import io.eventplane.gateway.refusal.Refusal;
import java.util.List;
import java.util.Optional;

/** For a definition that asks for nothing: everybody or nobody. Credentials that nobody asked for are not looked at. */
record AnonymousCheck(boolean allowed) implements CredentialCheck {

    private static final Refusal CLOSED = Refusal.insteadOf(
            Reason.UNAUTHENTICATED,
            "This event API has no auth, and a gateway that listens beyond this machine opens none of those: give the"
                    + " definition an auth, or set eventplane.gateway.allow-anonymous=true.",
            List.of("Basic"));

    @Override
    public Optional<CredentialKey> key() {
        return allowed ? Optional.of(CredentialKey.NOBODY) : Optional.empty();
    }

    @Override
    public Optional<Refusal> objectionTo(Credentials presented) {
        return allowed ? Optional.empty() : Optional.of(CLOSED);
    }
}
