package io.eventplane.agent;

import io.eventplane.replica.Resync;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Lets the agent begin with the application and end with it. Key: {@code eventplane.agent.resync-interval}. */
@WebListener
public class AgentLife implements ServletContextListener {

    private final AgentReplica replica;
    private final Duration interval;
    private Optional<Resync> resync = Optional.empty();

    @Inject
    public AgentLife(AgentReplica replica, Config config) {
        this.replica = replica;
        this.interval = config.getValue("eventplane.agent.resync-interval", Duration.class);
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        var begun = Resync.inContainer(interval, replica::resync);
        begun.start();
        resync = Optional.of(begun);
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        resync.ifPresent(Resync::close);
    }
}
