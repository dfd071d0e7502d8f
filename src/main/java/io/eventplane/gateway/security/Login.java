package io.eventplane.gateway.security;

import java.time.Instant;
import java.util.Set;

/** How a sender says who it is. Holds a secret in clear, which {@code toString} masks. */
public sealed interface Login {

    /** Nothing was presented. */
    record None() implements Login {}

    /**
     * A user name and a password, as RFC 7617 or an MQTT CONNECT carry them.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc7617">RFC 7617</a>
     */
    record Basic(String username, String password) implements Login {
        @Override
        public String toString() {
            return "Basic[username=" + username + ", password=*****]";
        }
    }

    /**
     * A token that nobody has looked at yet.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc6750">RFC 6750</a>
     */
    record Bearer(String token) implements Login {
        @Override
        public String toString() {
            return "Bearer[token=*****]";
        }
    }

    /**
     * A token of an allowed issuer that is good until it expires.
     *
     * @param issuer as the token names it
     * @param clientId whose token it is; empty when it is no client's
     * @param expires from then on it is good for nothing
     */
    record Token(String issuer, String clientId, Set<String> scopes, Instant expires) implements Login {

        public Token {
            scopes = Set.copyOf(scopes);
        }
    }

    /**
     * A token that is good for nothing.
     *
     * @param fault what is wrong with it, without repeating it
     */
    record BadToken(String fault) implements Login {}

    /**
     * A password that was proved over SASL without being sent.
     *
     * @param account the user name and the password that were proved
     */
    record Proof(ScramMechanism mechanism, CredentialKey account) implements Login {}

    /**
     * Something that can't be read.
     *
     * @param fault what is wrong with it, without repeating it
     */
    record Unreadable(String fault) implements Login {}
}
