package io.eventplane.gateway.security;

import io.eventplane.platform.BindAddress;
import io.eventplane.platform.OnePerApplication;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Whether a definition without {@code auth} is open to everybody: only while nobody but this machine can reach the gateway, or
 * when the operator has said so. Decided once, for the life of the server.
 */
@OnePerApplication
public final class AnonymousPublishing {

    private final boolean allowed;

    /**
     * Decides.
     *
     * @param host the address that the gateway listens on
     * @param declared what the operator says
     */
    @Inject
    public AnonymousPublishing(
            @ConfigProperty(name = "eventplane.gateway.host") String host,
            @ConfigProperty(name = "eventplane.gateway.allow-anonymous") boolean declared) {
        this.allowed = declared || new BindAddress(host).isLoopback();
    }

    boolean allowed() {
        return allowed;
    }
}
