package io.eventplane.platform;

import jakarta.inject.Inject;
import java.util.List;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;

/**
 * Refuses to let a server listen beyond this machine while nobody would have to say who they are. Called by whoever is
 * about to listen, before it does.
 */
@OnePerApplication
public final class BindGuard {

    private static final Logger LOG = Logger.getLogger(BindGuard.class.getName());
    private static final String HTTP_HOST = "eventplane.http.host";
    private static final String IN_CLEAR =
            "HTTP listens beyond this machine without TLS: passwords and tokens can be read on their way."
                    + " Set EVENTPLANE_HTTP_TLS=on, or let only a proxy that speaks TLS reach it";

    private final Config config;

    @Inject
    public BindGuard(Config config) {
        this.config = config;
    }

    /**
     * Guards {@code eventplane.http.host}, and that TLS can be spoken there when it shall be.
     *
     * @throws UnguardedBindException when HTTP listens beyond loopback, the Director's administrator has no password, and no issuer's
     *     tokens are taken
     * @throws IllegalStateException when there is no certificate to show
     */
    public void checkHttp() {
        check(HTTP_HOST, List.of("eventplane.director.admin-password", "eventplane.oidc.issuer"));
        HttpTls tls = new HttpTls(config);
        tls.check();
        if (!tls.isOn() && !address(HTTP_HOST).isLoopback()) {
            LOG.warning(IN_CLEAR);
        }
    }

    /** One of the keys does. */
    private void check(String hostKey, List<String> keys) {
        BindAddress address = address(hostKey);
        if (!address.isLoopback() && keys.stream().noneMatch(this::isSet)) {
            throw new UnguardedBindException(hostKey, address, keys);
        }
    }

    private BindAddress address(String hostKey) {
        return new BindAddress(config.getValue(hostKey, String.class));
    }

    private boolean isSet(String key) {
        return config.getOptionalValue(key, String.class).isPresent();
    }
}
