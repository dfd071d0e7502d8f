package io.eventplane.eventing;

import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Lets the eventing system report from the application's start on, and closes its subscriptions before it ends. */
@WebListener
public class EventingLife implements ServletContextListener {

    private final Subscriptions subscriptions;
    private final EventingReporter reporter;

    /** The agent tells the subscriptions what there is. */
    @Inject
    public EventingLife(Subscriptions subscriptions, EventingReporter reporter) {
        this.subscriptions = subscriptions;
        this.reporter = reporter;
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        reporter.start();
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        subscriptions.close();
        reporter.close();
    }
}
