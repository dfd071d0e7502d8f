package io.eventplane.platform;

import jakarta.inject.Inject;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/**
 * Refuses to let a server listen beyond this machine while nobody would have to say who they are. Called by whoever is
 * about to listen, before it does.
 */
@OnePerApplication
public final class BindGuard {

    private final Config config;

    @Inject
    public BindGuard(Config config) {
        this.config = config;
    }

    /**
     * Guards {@code eventplane.http.host}.
     *
     * @throws UnguardedBindException when HTTP listens beyond loopback, the Director's administrator has no password, and no issuer's
     *     tokens are taken
     */
    public void checkHttp() {
        check("eventplane.http.host", List.of("eventplane.director.admin-password", "eventplane.oidc.issuer"));
    }

    /** One of the keys does. */
    private void check(String hostKey, List<String> keys) {
        BindAddress address = new BindAddress(config.getValue(hostKey, String.class));
        if (!address.isLoopback() && keys.stream().noneMatch(this::isSet)) {
            throw new UnguardedBindException(hostKey, address, keys);
        }
    }

    private boolean isSet(String key) {
        return config.getOptionalValue(key, String.class).isPresent();
    }
}
