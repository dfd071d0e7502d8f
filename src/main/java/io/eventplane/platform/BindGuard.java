package io.eventplane.platform;

import jakarta.inject.Inject;
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
     * @throws UnguardedBindException when HTTP listens beyond loopback and the Director's administrator has no password
     */
    public void checkHttp() {
        check("eventplane.http.host", "eventplane.director.admin-password");
    }

    /**
     * Guards {@code eventplane.broker.host}.
     *
     * @throws UnguardedBindException when the broker listens beyond loopback and has no password
     */
    public void checkBroker() {
        check("eventplane.broker.host", "eventplane.broker.password");
    }

    private void check(String hostKey, String passwordKey) {
        BindAddress address = new BindAddress(config.getValue(hostKey, String.class));
        if (!address.isLoopback()
                && config.getOptionalValue(passwordKey, String.class).isEmpty()) {
            throw new UnguardedBindException(hostKey, address, passwordKey);
        }
    }
}
