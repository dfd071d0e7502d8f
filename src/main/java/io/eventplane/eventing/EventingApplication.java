package io.eventplane.eventing;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** The HTTP interface of eventing, below that of the agent. Names its classes, so that it takes in no other role's. */
@ApplicationPath("/runtime/subscriptions")
public class EventingApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(SubscriptionsResource.class);
    }
}
