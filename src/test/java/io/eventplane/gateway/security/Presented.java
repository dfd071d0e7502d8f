package io.eventplane.gateway.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a publisher presents, whatever the protocol.
 *
 * @param login user name and password
 * @param token a token, in the place that the protocol has for one
 * @param mechanism of SASL; empty leaves it to the client
 * @param headers of a request; a name may be there several times
 * @param query of a request, as it is sent; may be empty
 * @param certificate the alias of the one that is shown; empty goes without TLS
 */
record Presented(
        Optional<Pair> login,
        Optional<String> token,
        Optional<String> mechanism,
        List<Map.Entry<String, String>> headers,
        String query,
        Optional<String> certificate) {

    record Pair(String user, String password) {}

    /** The alias for TLS without a certificate of one's own. */
    static final String NO_CERTIFICATE = "";

    static final Presented NOTHING =
            new Presented(Optional.empty(), Optional.empty(), Optional.empty(), List.of(), "", Optional.empty());

    Presented user(String user, String password) {
        return new Presented(Optional.of(new Pair(user, password)), token, mechanism, headers, query, certificate);
    }

    Presented token(String value) {
        return new Presented(login, Optional.of(value), mechanism, headers, query, certificate);
    }

    Presented by(String saslMechanism) {
        return new Presented(login, token, Optional.of(saslMechanism), headers, query, certificate);
    }

    Presented header(String name, String value) {
        var more = new ArrayList<>(headers);
        more.add(Map.entry(name, value));
        return new Presented(login, token, mechanism, more, query, certificate);
    }

    Presented query(String text) {
        return new Presented(login, token, mechanism, headers, text, certificate);
    }

    Presented certificate(String alias) {
        return new Presented(login, token, mechanism, headers, query, Optional.of(alias));
    }
}
