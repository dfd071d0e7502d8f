package io.eventplane.gateway.intake;

import io.eventplane.gateway.eventapi.OpenEventApis;
import io.eventplane.gateway.security.Credentials;
import io.eventplane.refusal.Reason;
import io.eventplane.refusal.Refusal;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether what a connection has logged in with would still let it in: until it expires by itself, and as long as it opens anything. Costs
 * next to nothing while no definition changes. For one event loop alone.
 */
public final class LoginWatch {

    private static final Refusal EXPIRED =
            Refusal.of(Reason.INVALID_TOKEN, "The token has expired: connect with a new one.");
    private static final Refusal OPENS_NOTHING = Refusal.of(
            Reason.UNAUTHENTICATED,
            "What this connection has logged in with opens nothing here any more: connect with what is valid now.");

    private final Credentials presented;
    private final String protocol;
    private final OpenEventApis apis;
    private long seen;

    LoginWatch(Credentials presented, String protocol, OpenEventApis apis) {
        this.presented = presented;
        this.protocol = protocol;
        this.apis = apis;
        this.seen = -1;
    }

    /** Why the connection has to end; empty while it may go on. */
    public Optional<Refusal> objection(Instant now) {
        if (presented.haveExpired(now)) {
            return Optional.of(EXPIRED);
        }
        return opensAnything() ? Optional.empty() : Optional.of(OPENS_NOTHING);
    }

    private boolean opensAnything() {
        // Read before the look: what changes during it makes it be done again.
        long changes = apis.changes();
        if (changes != seen && !apis.anyOpenTo(presented, protocol)) {
            return false;
        }
        seen = changes;
        return true;
    }
}
