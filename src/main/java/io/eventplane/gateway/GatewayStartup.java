package io.eventplane.gateway;

import io.eventplane.replica.Resync;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Opens the event URLs of before the restart and then listens, while the application starts, so that no sender meets a gateway that knows
 * nothing; keeps them in step with the Director from then on, and tells it what
 * is open.
 */
@WebListener
public class GatewayStartup implements ServletContextListener {

    private final GatewayReplica replica;
    private final GatewayProtocols protocols;
    private final GatewayReporter reporter;
    private final Duration interval;
    private @Nullable Resync resync;

    /** Looks at the Director's full state every {@code interval}. */
    @Inject
    GatewayStartup(
            GatewayReplica replica,
            GatewayProtocols protocols,
            GatewayReporter reporter,
            @ConfigProperty(name = "eventplane.gateway.resync-interval") Duration interval) {
        this.replica = replica;
        this.protocols = protocols;
        this.reporter = reporter;
        this.interval = interval;
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        replica.load();
        protocols.start();
        reporter.start();
        var started = Resync.inContainer(interval, replica::reconcile);
        started.start();
        resync = started;
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        protocols.stop();
        reporter.close();
        if (resync != null) {
            resync.close();
        }
    }
}
