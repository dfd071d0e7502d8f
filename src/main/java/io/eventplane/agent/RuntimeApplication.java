package io.eventplane.agent;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/**
 * The HTTP interface of the agent, below {@code /runtime}. Names its classes, so that it takes in no other role's.
 */
@ApplicationPath("/runtime")
public class RuntimeApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(EventsResource.class, ProblemMapper.class);
    }
}
