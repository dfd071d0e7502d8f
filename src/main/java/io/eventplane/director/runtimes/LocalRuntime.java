package io.eventplane.director.runtimes;

import io.eventplane.director.store.InTransaction;
import io.eventplane.platform.OnePerApplication;
import io.eventplane.platform.RuntimeIdentities;
import io.eventplane.platform.RuntimeIdentity;
import io.eventplane.platform.Tenant;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The Runtime {@code local} of the tenant {@code default}, which the Director registers by itself at its first start when gateway and agent run in the same server.
 *
 * <p>Its secret is kept in the data folder. Should the folder and the database part company (one restored without the other), it gets
 * a new secret: whoever can write the folder is the server itself.
 */
@OnePerApplication
public class LocalRuntime {

    private static final String NAME = "local";

    private final Runtimes runtimes;
    private final RuntimeIdentities identities;
    private final boolean wanted;
    private final String gatewayUrl;
    private final Optional<String> configuredRuntime;

    @Inject
    public LocalRuntime(
            Runtimes runtimes,
            RuntimeIdentities identities,
            @ConfigProperty(name = "eventplane.director.local-runtime") boolean wanted,
            @ConfigProperty(name = "eventplane.gateway.public-url") String gatewayUrl,
            @ConfigProperty(name = "eventplane.runtime.id") Optional<String> configuredRuntime) {
        this.runtimes = runtimes;
        this.identities = identities;
        this.wanted = wanted;
        this.gatewayUrl = gatewayUrl;
        this.configuredRuntime = configuredRuntime;
    }

    /** Makes sure that the Runtime exists, that its gateway's address is the configured one and that the data folder holds its secret. */
    @InTransaction
    public void ensure() {
        if (wanted && configuredRuntime.isEmpty()) {
            runtimes.findByName(Tenant.DEFAULT, NAME).ifPresentOrElse(this::refresh, this::create);
        }
    }

    private void create() {
        var runtime = new Runtime(
                Tenant.DEFAULT, NAME, "The Runtime in the Director's own server", gatewayUrl, RuntimeSecret.generate());
        runtimes.add(runtime);
        keep(runtime);
    }

    private void refresh(Runtime runtime) {
        if (!gatewayUrl.equals(runtime.getEventGatewayURL())) {
            runtime.moveGateway(gatewayUrl);
        }
        if (!isKept(runtime)) {
            runtime.renew(RuntimeSecret.generate());
            keep(runtime);
        }
    }

    private boolean isKept(Runtime runtime) {
        return identities
                .current()
                .filter(identity -> identity.id().equals(runtime.getId()) && runtime.isSecret(identity.secret()))
                .isPresent();
    }

    /** Before the commit: a crash in between leaves a file that fits no row, which the next start mends; never a row that nobody knows. */
    private void keep(Runtime runtime) {
        var auth = runtime.getAgentAuth();
        if (auth != null) {
            identities.keep(new RuntimeIdentity(auth.id(), auth.secret()));
        }
    }
}
