package io.eventplane.gateway.security;

import java.time.Instant;
import java.util.Optional;

/**
 * What a sender presents.
 *
 * @param certificate of the connection's other end, from an allowed authority
 * @param keys what else the request carries
 */
public record Credentials(Login login, Optional<ClientCertificate> certificate, ApiKeys keys) {

    /** Of a sender that presents nothing. */
    public static final Credentials NONE = of(new Login.None());

    /** A login and nothing else. */
    public static Credentials of(Login login) {
        return new Credentials(login, Optional.empty(), ApiKeys.NONE);
    }

    /** With this login in the place of its own. */
    public Credentials with(Login other) {
        return new Credentials(other, certificate, keys);
    }

    /** When they stop being good, whatever definitions say; empty when they don't by themselves. */
    public Optional<Instant> expires() {
        return login instanceof Login.Token token ? Optional.of(token.expires()) : Optional.empty();
    }

    /** Whether they were good only until before that moment. */
    public boolean haveExpired(Instant now) {
        return login instanceof Login.Token token && !now.isBefore(token.expires());
    }
}
