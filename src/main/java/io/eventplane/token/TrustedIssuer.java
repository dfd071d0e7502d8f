package io.eventplane.token;

import io.eventplane.platform.BindAddress;
import java.net.URI;
import java.util.Optional;

/**
 * An issuer whose word counts, named by the operator.
 *
 * @param identifier exactly what its tokens have as {@code iss}: https, or http on this machine, without query and fragment
 * @param introspection as whom to ask it about opaque tokens; empty when it is not to be asked
 */
public record TrustedIssuer(URI identifier, Optional<IntrospectionClient> introspection) {

    public TrustedIssuer {
        if (!isSafe(identifier) || identifier.getRawQuery() != null || identifier.getRawFragment() != null) {
            throw new IllegalArgumentException("an issuer is an https URL without query and fragment, or http on this"
                    + " machine, was " + identifier);
        }
    }

    /** One that is not asked about opaque tokens. */
    public TrustedIssuer(URI identifier) {
        this(identifier, Optional.empty());
    }

    /** Whether what comes from there can't have been changed on its way. */
    static boolean isSafe(URI url) {
        if (url.getHost() == null) {
            return false;
        }
        return "https".equalsIgnoreCase(url.getScheme()) || isOnThisMachine(url);
    }

    private static boolean isOnThisMachine(URI url) {
        return "http".equalsIgnoreCase(url.getScheme()) && new BindAddress(url.getHost()).isLoopback();
    }
}
